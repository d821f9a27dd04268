import { fail, type Result } from '../../domain/result.ts';
import { usableSession } from '../../domain/usable-session.ts';
import { refreshedWords } from '../../domain/words/helper-words.ts';
import type { CallContext } from '../call-context.ts';
import { goneSignal } from '../gone-signal.ts';
import { iso } from '../iso.ts';
import { readFields } from '../read-fields.ts';
import { copyRefusal, type Refusal } from '../refusals.ts';
import { sentence, type Reply } from '../reply.ts';
import { sessionRefusal } from '../session-refusal.ts';
import { restoredProfile } from './restored-profile.ts';

/** Refreshes the session, unless that was just done or can’t be done yet. */
export async function refresh(
  context: CallContext,
  body: unknown,
): Promise<Result<Reply, Refusal>> {
  const { work, caller, response } = context;
  const signal = goneSignal(response);
  const fields = readFields(body, ['profile']);
  if (!fields.ok) return fields;
  const found = await restoredProfile(context, fields.value('profile'));
  if (!found.ok) return found;
  const refreshed = await work.services.callerActs.refresh(found.value.id, caller, signal);
  if (!refreshed.ok) return fail(copyRefusal(refreshed.problem));
  const profile = work.view().profiles.find(({ id }) => id === found.value.id);
  if (!profile) return fail(copyRefusal({ kind: 'no-profile' }));
  const { name, hub, session } = profile;
  const usable = usableSession(session);
  if (!usable.ok) return fail(sessionRefusal(usable.problem, hub));
  const { accessUntil } = usable.value;
  return sentence({ profile: name, accessUntil: iso(accessUntil) }, () =>
    refreshedWords(name, refreshed.value, accessUntil, work.now()),
  );
}
