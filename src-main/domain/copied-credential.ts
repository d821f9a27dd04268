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

/** Hubkey ended it: its profile or key is gone, the key was rotated, or the session signed out. */
export function hasEnded(state: AppState, copied: CopiedCredential): boolean {
  const profile = profileOf(state, copied.profile);
  if (!profile) return true;
  return copied.kind === 'session'
    ? profile.session.state === 'signed-out'
    : !profile.keys.some(({ id }) => id === copied.key);
}
