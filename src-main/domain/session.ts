import type { HubProblem } from './hub-problem.ts';
import type { ItemFault } from './keychain-problem.ts';

/** A profile's session. Times are ms since the epoch on this computer's clock. */
export type Session =
  /** `item`: what is wrong with its item in the keychain, if there is one. */
  | { state: 'signed-out'; item?: ItemFault }
  /** Its item in the keychain can't be read now; the session comes back by itself once it can. */
  | { state: 'waiting-for-keychain' }
  /** A password is being sent to the Hub, or the keychain is being read. */
  | { state: 'signing-in' }
  | ({ state: 'active' } & Horizon)
  | ({ state: 'refreshing' } & Horizon)
  /** The Hub didn't answer; the tokens stay usable until they expire. */
  | ({ state: 'unreachable'; since: number; nextTry: number; problem: HubProblem } & Horizon)
  /** Something in front of the Hub wants a sign-in of its own; the tokens stay usable until they expire. */
  | ({ state: 'blocked'; since: number; nextTry: number; problem: HubProblem } & Horizon)
  /** The Hub says that the account is disabled or gone: no more requests until a person acts. */
  | ({ state: 'disabled'; since: number } & Horizon)
  | { state: 'expired'; why: SessionEnd; at: number };

/** From when and until when the tokens are valid, in ms since the epoch. */
export interface Horizon {
  accessFrom: number;
  accessUntil: number;
  refreshFrom: number;
  refreshUntil: number;
}

/**
 * ended: the refresh token has expired · refused: the Hub rejected it · password: the saved password was
 * rejected and deleted · not-again: a sign-in with the saved password failed for another reason; the
 * password stays, but isn't used again until a person has signed in.
 */
export type SessionEnd = 'ended' | 'refused' | 'password' | 'not-again';

/** Whether a person has to sign in before the session can be used. */
export const needsSignIn = ({ state }: Session): boolean =>
  state === 'signed-out' || state === 'expired';

/** The session's horizon, if it has one. */
export function horizonOf(session: Session): Horizon | null {
  return 'accessUntil' in session ? session : null;
}
