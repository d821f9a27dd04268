import { m } from '../../domain/messages/index.ts';
import { isLocked } from '../../domain/lock.ts';
import { fail, type Result } from '../../domain/result.ts';
import { usedWords } from '../../domain/words/helper-words.ts';
import type { CallContext } from '../call-context.ts';
import { profileNamed } from '../find-profile.ts';
import { readFields } from '../read-fields.ts';
import { badRequest, copyRefusal, lockedRefusal, type Refusal } from '../refusals.ts';
import { sentence, type Reply } from '../reply.ts';

/** Makes a profile the current one. */
export async function use(
  { work, caller }: CallContext,
  body: unknown,
): Promise<Result<Reply, Refusal>> {
  const fields = readFields(body, ['profile']);
  if (!fields.ok) return fields;
  const wanted = fields.value('profile');
  if (wanted === null) return fail(badRequest(m.helper_profile_name));
  const view = work.view();
  if (isLocked(view)) return fail(lockedRefusal);
  const profile = profileNamed(wanted, view);
  if (!profile.ok) return profile;
  const { id, name } = profile.value;
  const chosen = await work.services.callerActs.choose(id, caller);
  if (!chosen.ok) return fail(copyRefusal(chosen.problem));
  return sentence({ current: name }, () => usedWords(name));
}
