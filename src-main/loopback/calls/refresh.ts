import type { ProfileState } from '../../domain/app-state.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { refreshedWords } from '../../domain/words/helper-words.ts';
import type { CallContext } from '../call-context.ts';
import { iso } from '../iso.ts';
import { readFields } from '../read-fields.ts';
import { copyRefusal, headerRefusal, hubRefusal, type Refusal } from '../refusals.ts';
import { sentence, type Reply } from '../reply.ts';
import { restoredProfile } from './restored-profile.ts';

/** Refreshes the session, unless that was just done or can’t be done yet. */
export async function refresh(
  context: CallContext,
  body: unknown,
): Promise<Result<Reply, Refusal>> {
  const { work } = context;
  const fields = readFields(body, ['profile']);
  if (!fields.ok) return fields;
  const found = await restoredProfile(context, fields.value.profile);
  if (!found.ok) return found;
  const refreshed = await work.services.callerActs.refresh(found.value.id, context.caller);
  if (!refreshed.ok) return fail(copyRefusal(refreshed.problem));
  const profile = work.view().profiles.find(({ id }) => id === found.value.id);
  const until = profile ? accessUntil(profile) : fail(copyRefusal({ kind: 'no-profile' }));
  if (!until.ok) return until;
  const { name } = found.value;
  return sentence(
    { profile: name, accessUntil: iso(until.value) },
    refreshedWords(name, refreshed.value, until.value, work.now()),
  );
}

/** Until when the access token is valid, in ms since the epoch. */
function accessUntil({ session, hub }: ProfileState): Result<number, Refusal> {
  switch (session.state) {
    case 'active':
    case 'refreshing':
      return ok(session.accessUntil);
    case 'unreachable':
    case 'blocked':
      return fail(hubRefusal(hub, session.problem));
    case 'disabled':
      return fail(headerRefusal({ kind: 'account-disabled' }));
    case 'waiting-for-keychain':
      return fail(headerRefusal({ kind: 'waiting-for-keychain' }));
    case 'signed-out':
    case 'signing-in':
    case 'expired':
      return fail(headerRefusal({ kind: 'sign-in-needed' }));
    default:
      return exhaustive(session);
  }
}
