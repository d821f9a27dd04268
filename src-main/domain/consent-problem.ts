import type { LockedProblem } from './lock.ts';

/** Why a program may not have a credential, or make a change with it. */
export type ConsentProblem =
  | { kind: 'not-allowed'; why: NotAllowed }
  /** Too many questions wait for the person. */
  | { kind: 'busy' }
  | LockedProblem;

/**
 * never, read-only: the settings forbid it, for raw credentials or for changes of a profile · denied: the
 * person denied it · unanswered: nobody answered in time · silenced: the person denied it a short while ago ·
 * changed: the program was a different one by the time of the answer.
 */
export type NotAllowed =
  | { because: 'never' | 'read-only' | 'denied' | 'unanswered' | 'changed' }
  /** `leftMs`: how long until the person can be asked again, in ms. */
  | { because: 'silenced'; leftMs: number };
