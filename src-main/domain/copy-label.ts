import type { ProfileState } from './app-state.ts';
import type { CopyKind } from './copy-request.ts';
import type { CredentialRef } from './credential.ts';
import { m } from './messages/index.ts';
import { needsSignIn } from './session.ts';

/** A copy is offered if it can succeed, even if it needs a sign-in first. */
export const canCopy = ({ user, keys }: Pick<ProfileState, 'user' | 'keys'>): boolean =>
  user !== null || keys.length > 0;

/**
 * The label of a copy in the tray. It ends in an ellipsis if the copy opens sign-in first; a helper command holds no
 * credential, so it never does.
 */
export function copyLabel(
  label: string,
  { session }: Pick<ProfileState, 'session'>,
  what: CopyKind,
  credential: CredentialRef,
): string {
  const asks = what !== 'helper command' && credential.kind === 'session' && needsSignIn(session);
  return asks ? m.tray_asks({ label }) : label;
}
