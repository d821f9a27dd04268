import type { LockedProblem } from './lock.ts';

/** Why a program may not have a credential. */
export type ConsentProblem =
  | { kind: 'not-allowed'; why: NotAllowed }
  /** Too many questions wait for the person. */
  | { kind: 'busy' }
  | LockedProblem;

/** never: the settings say so · denied: a person said no · unanswered: nobody answered in time · silenced: a person said no a while ago · changed: it was another program by the time of the answer. */
export type NotAllowed =
  | { because: 'never' | 'denied' | 'unanswered' | 'changed' }
  /** `leftMs`: until a person is asked again. */
  | { because: 'silenced'; leftMs: number };
