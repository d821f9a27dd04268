import { profileOf, type AppState, type ProfileState } from './app-state.ts';
import { keyOf, type CredentialRef } from './credential.ts';
import type { ClientKeyId, ProfileId } from './ids.ts';

/** Which credential was copied. A key is identified by its id, as another key may get its name later. */
export type CopiedCredential =
  | { profile: ProfileId; kind: 'session' }
  | { profile: ProfileId; kind: 'client-key'; key: ClientKeyId };

/** null: the profile has no such key. */
export function copiedCredential(
  profile: ProfileState,
  ref: CredentialRef,
): CopiedCredential | null {
  if (ref.kind === 'session') return { profile: profile.id, kind: ref.kind };
  const key = keyOf(profile, ref);
  return key ? { profile: profile.id, kind: ref.kind, key: key.id } : null;
}

/** The key that a rotation has put in the copied one's place; null: none that is known. */
export function rotatedInto(state: AppState, copied: CopiedCredential): CopiedCredential | null {
  if (copied.kind === 'session') return null;
  const profile = profileOf(state, copied.profile);
  const act = profile?.acts.find(
    (act) => act.kind === 'rotate' && act.step === 'switched' && act.old.key === copied.key,
  );
  const next = profile?.keys.find(({ id }) => id === act?.key);
  return next ? { ...copied, key: next.id } : null;
}

/**
 * It is over: its profile or key is gone, the key was rotated, or the session has ended. While the Hub is being
 * asked about the copy, the answer decides what becomes of it.
 */
export function hasEnded(state: AppState, copied: CopiedCredential): boolean {
  const profile = profileOf(state, copied.profile);
  if (!profile) return true;
  return copied.kind === 'session'
    ? profile.session.state === 'signed-out' ||
        (profile.session.state === 'expired' && state.receipt?.check !== 'checking')
    : !profile.keys.some(({ id }) => id === copied.key);
}
