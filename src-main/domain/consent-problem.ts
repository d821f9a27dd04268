import type { LockedProblem } from './lock.ts';

/** Why a program may not have a credential. */
export type ConsentProblem =
  | { kind: 'not-allowed'; why: NotAllowed }
  /** Too many questions wait for the person. */
  | { kind: 'busy' }
  | LockedProblem;

/**
 * never: the settings forbid it · denied: the person denied it · unanswered: nobody answered in time ·
 * silenced: the person denied it a short while ago · changed: the program was a different one by the time
 * of the answer.
 */
export type NotAllowed =
  | { because: 'never' | 'denied' | 'unanswered' | 'changed' }
  /** `leftMs`: how long until the person can be asked again, in ms. */
  | { because: 'silenced'; leftMs: number };
