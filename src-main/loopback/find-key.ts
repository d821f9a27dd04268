import type { ProfileState } from '../domain/app-state.ts';
import type { AppView } from '../domain/app-view.ts';
import { defaultCredential, hasCredential, type CredentialRef } from '../domain/credential.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { unknownKeyWords } from '../domain/words/helper-words.ts';
import { nearTo } from './near-to.ts';
import type { Refusal } from './refusals.ts';

/** The client key of a profile with a name, without regard to case; null: the profile's default credential. */
export function credentialNamed(
  name: string | null,
  profile: ProfileState,
  view: AppView,
): Result<CredentialRef, Refusal> {
  if (name === null) return ok(defaultCredential(profile));
  const key: CredentialRef = { kind: 'client-key', name };
  if (hasCredential(profile, key)) return ok(key);
  const near = nearTo(name, profile.keys, view);
  return fail({ status: 404, kind: 'no-key', message: () => unknownKeyWords(name, near) });
}
