import type { ProfileState } from '../../domain/app-state.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { momentWords } from '../../domain/words/moments.ts';
import { shortName } from '../../domain/words/shown-name.ts';
import type { CallContext } from '../call-context.ts';
import { iso } from '../iso.ts';
import { readFields } from '../read-fields.ts';
import { headerRefusal, hubRefusal, type Refusal } from '../refusals.ts';
import { sentence, type Reply } from '../reply.ts';
import { restoredProfile } from './restored-profile.ts';

/** Renews the session now, as “Refresh now” does. */
export async function refresh(
  context: CallContext,
  body: unknown,
): Promise<Result<Reply, Refusal>> {
  const { work } = context;
  const fields = readFields(body, ['profile']);
  if (!fields.ok) return fields;
  const found = await restoredProfile(context, fields.value.profile);
  if (!found.ok) return found;
  await work.services.callerActs.refresh(found.value.id, context.caller);
  const profile = work.view().profiles.find(({ id }) => id === found.value.id);
  const until = profile ? accessUntil(profile) : fail(headerRefusal({ kind: 'no-profile' }));
  if (!until.ok) return until;
  const { name } = found.value;
  return sentence(
    { profile: name, accessUntil: iso(until.value) },
    `Refreshed ${shortName(name)}. Access until ${momentWords(until.value, work.now())}.`,
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
