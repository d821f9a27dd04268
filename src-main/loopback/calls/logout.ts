import { fail, type Result } from '../../domain/result.ts';
import { alreadySignedOutWords, signedOutWords } from '../../domain/words/helper-words.ts';
import type { CallContext } from '../call-context.ts';
import { readFields } from '../read-fields.ts';
import { copyRefusal, type Refusal } from '../refusals.ts';
import { sentence, type Reply } from '../reply.ts';
import { restoredProfile } from './restored-profile.ts';

/** Signs out: tokens and password are forgotten. */
export async function logout(context: CallContext, body: unknown): Promise<Result<Reply, Refusal>> {
  const { work } = context;
  const fields = readFields(body, ['profile']);
  if (!fields.ok) return fields;
  const found = await restoredProfile(context, fields.value('profile'));
  if (!found.ok) return found;
  const { id, name, session } = found.value;
  const alreadySignedOut = session.state === 'signed-out';
  if (!alreadySignedOut) {
    const done = await work.services.callerActs.signOut(id, context.caller);
    if (!done.ok) return fail(copyRefusal(done.problem));
  }
  const json = { profile: name, signedOut: true, alreadySignedOut };
  if (alreadySignedOut) return sentence(json, () => alreadySignedOutWords(name));
  return sentence(json, () => signedOutWords(name, work.view().keychain));
}
