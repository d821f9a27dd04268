import { m } from '../../domain/messages/index.ts';
import { isLocked } from '../../domain/lock.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { sendText } from '../answers.ts';
import type { CallContext } from '../call-context.ts';
import { profileNamed } from '../find-profile.ts';
import { readQuery } from '../read-query.ts';
import { badRequest, lockedRefusal, type Refusal } from '../refusals.ts';

/** Names for a shell's completion, one a line. A name that would break its line is left out. None while Hubkey is locked. */
export function complete(context: CallContext): Promise<Refusal | null> {
  const names = namesFor(context);
  if (!names.ok) return Promise.resolve(names.problem);
  const plain = names.value.filter((name) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name));
  sendText(context.response, plain.map((name) => `${name}\n`).join(''));
  return Promise.resolve(null);
}

function namesFor({ head, work }: CallContext): Result<readonly string[], Refusal> {
  const query = readQuery(head, ['what', 'profile']);
  if (!query.ok) return query;
  const what = query.value('what');
  const view = work.view();
  if (isLocked(view)) return fail(lockedRefusal);
  if (what === 'profiles') return ok(view.profiles.map((profile) => profile.name));
  if (what !== 'keys') return fail(badRequest(m.helper_complete_what));
  const profile = profileNamed(query.value('profile'), view);
  return profile.ok ? ok(profile.value.keys.map((key) => key.name)) : profile;
}
