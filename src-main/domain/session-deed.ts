import type { ProfileState } from './app-state.ts';
import { horizonOf, needsSignIn } from './session.ts';

/** What there is to do for the session: refresh it, or sign in where a person has to. */
export function sessionDeed({
  session,
  user,
}: Pick<ProfileState, 'session' | 'user'>): 'refresh' | 'sign-in' | null {
  if (horizonOf(session)) return 'refresh';
  return user !== null && needsSignIn(session) ? 'sign-in' : null;
}
