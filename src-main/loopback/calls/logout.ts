import { fail, type Result } from '../../domain/result.ts';
import { signOutUnsavedWords } from '../../domain/words/notification-words.ts';
import { shortName } from '../../domain/words/shown-name.ts';
import type { CallContext } from '../call-context.ts';
import { profileNamed } from '../find-profile.ts';
import { readFields } from '../read-fields.ts';
import { lockedRefusal, type Refusal } from '../refusals.ts';
import { sentence, type Reply } from '../reply.ts';

/** Signs out: tokens and password are forgotten. */
export async function logout(
  { work }: CallContext,
  body: unknown,
): Promise<Result<Reply, Refusal>> {
  const fields = readFields(body, ['profile']);
  if (!fields.ok) return fields;
  const view = work.view();
  if (view.lock.state === 'locked') return fail(lockedRefusal);
  const found = profileNamed(fields.value.profile, view);
  if (!found.ok) return found;
  const { id, name, session } = found.value;
  const alreadySignedOut = session.state === 'signed-out';
  if (!alreadySignedOut) await work.services.profiles.signOut(id);
  const json = { profile: name, signedOut: true, alreadySignedOut };
  if (alreadySignedOut) return sentence(json, `You were already signed out of ${shortName(name)}.`);
  const unsaved = signOutUnsavedWords({ name }, work.view().keychain);
  return sentence(
    json,
    `Signed out of ${shortName(name)}.${unsaved === null ? '' : ` ${unsaved.body}`}`,
  );
}
