import type { HubOptions } from '../../hub/hub.ts';
import type { Rig } from '../rig.ts';

/** What came of what was done while something was wrong. */
export interface Outcome {
  /** Whether it was done; null: it has no answer of its own, or none came in time. */
  ok: boolean | null;
  /** Why it was not done, by its kind and in words, where there are any. */
  problem?: string;
  /** How long it took, in ms. */
  ms: number;
}

/** What Hubkey is at when something goes wrong. */
export interface Moment {
  name: string;
  /** How the Hub is from the first sign-in on. */
  hub?: HubOptions;
  /** What is there before. Hubkey was started on an empty folder. */
  prepare: (rig: Rig) => Promise<void>;
  /** Does it; `begin` has the fault begin. */
  act: (rig: Rig, begin: () => Promise<void>) => Promise<Omit<Outcome, 'ms'>>;
  /** How long the fault stays after the act, in ms; absent: 1.5 s. */
  stayMs?: number;
}

/** What a call of the window came to. */
export const outcomeOf = (result: { ok: true } | { ok: false; problem: { kind: string } }) =>
  result.ok ? { ok: true } : { ok: false, problem: result.problem.kind };
