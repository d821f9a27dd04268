import type { Chance } from './chance.ts';
import type { Door } from './door.ts';

/** What goes over one connection, and how. */
export interface Attack {
  bytes: Buffer;
  /** `slow`: a byte at a time, until the helper ends it. `reset`: cut off hard in its middle. */
  how: 'whole' | 'slow' | 'reset';
}

/** A kind of attack, by the name that the report has. */
export interface Kind {
  name: string;
  make(chance: Chance, door: Door): Attack;
  /** How many tries of this kind a run has at most, if each takes long. */
  maxTries?: number;
}

export const whole = (bytes: Buffer): Attack => ({ bytes, how: 'whole' });
