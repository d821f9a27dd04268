import type { HubOptions } from '../../hub/hub.ts';
import type { Rig } from '../rig.ts';

/** The outcome of an act during a fault. */
export interface Outcome {
  /** Whether it succeeded; null: it has no answer of its own, or none came in time. */
  ok: boolean | null;
  /** Why it failed: the kind and the words, if there are any. */
  problem?: string;
  /** How long it took, in ms. */
  ms: number;
}

/** What Hubkey is doing when something goes wrong. */
export interface Moment {
  name: string;
  /** The Hub's options from the first sign-in on. */
  hub?: HubOptions;
  /** Prepares the act. Hubkey was started on an empty folder. */
  prepare: (rig: Rig) => Promise<void>;
  /** Does it; `begin` starts the fault. */
  act: (rig: Rig, begin: () => Promise<void>) => Promise<Omit<Outcome, 'ms'>>;
  /** How long the fault lasts after the act, in ms; absent: 1.5 s. */
  stayMs?: number;
}

/** The outcome of a call of the window. */
export const outcomeOf = (result: { ok: true } | { ok: false; problem: { kind: string } }) =>
  result.ok ? { ok: true } : { ok: false, problem: result.problem.kind };
