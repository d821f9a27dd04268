import type { HubProblem } from './hub-problem.ts';
import type { ItemFault } from './keychain-problem.ts';

/** A profile's session. Times are ms since the epoch on this computer's clock. */
export type Session =
  /** `item`: what is wrong with what the keychain holds of it, where it holds something. */
  | { state: 'signed-out'; item?: ItemFault }
  /** What the keychain holds of it can't be read now; it comes back by itself once it can. */
  | { state: 'waiting-for-keychain' }
  /** A password is on its way to the Hub, or what the keychain holds is being read. */
  | { state: 'signing-in' }
  | ({ state: 'active' } & Horizon)
  | ({ state: 'refreshing' } & Horizon)
  /** The Hub did not answer; what is held stays usable until its time. */
  | ({ state: 'unreachable'; since: number; nextTry: number; problem: HubProblem } & Horizon)
  /** Something in front of the Hub wants a sign-in of its own; what is held stays usable until its time. */
  | ({ state: 'blocked'; since: number; nextTry: number; problem: HubProblem } & Horizon)
  /** The Hub says that the account is disabled or gone: nothing is asked until a person acts. */
  | ({ state: 'disabled'; since: number } & Horizon)
  | { state: 'expired'; why: SessionEnd; at: number };

/** From and until when what is held works, in ms since the epoch. */
export interface Horizon {
  accessFrom: number;
  accessUntil: number;
  refreshFrom: number;
  refreshUntil: number;
}

/**
 * ended: the refresh token's time is over · refused: the Hub rejected it · password: the saved password was
 * rejected and is gone · not-again: a sign-in with the saved password was refused for another reason; the
 * password stays, and is not tried again before a person signs in.
 */
export type SessionEnd = 'ended' | 'refused' | 'password' | 'not-again';

/** The horizon where the session has one. */
export function horizonOf(session: Session): Horizon | null {
  return 'accessUntil' in session ? session : null;
}
