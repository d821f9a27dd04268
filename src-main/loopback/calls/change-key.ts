import { m } from '../../domain/messages/index.ts';
import type { KeyRequest } from '../../domain/key-request.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { checkedKeyWords, unsavedKeyWords } from '../../domain/words/helper-words.ts';
import { keyDoneWords } from '../../domain/words/key-words.ts';
import type { CallContext } from '../call-context.ts';
import { goneSignal } from '../gone-signal.ts';
import { keyRefusal } from '../key-refusal.ts';
import { readFields } from '../read-fields.ts';
import { badRequest, type Refusal } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { waitOf } from '../waiting.ts';
import { unlockedProfile } from './unlocked-profile.ts';

const done: Record<KeyRequest['do'], string> = {
  create: 'created',
  rotate: 'rotated',
  revoke: 'revoked',
};

/** Changes a client key once the person has allowed it. The answer never has a secret. */
export function changeKey(
  action: KeyRequest['do'],
): (context: CallContext, body: unknown) => Promise<Result<Reply, Refusal>> {
  return async (context, body) => {
    const { head, work, caller, response } = context;
    const wanted = readKey(context, body);
    if (!wanted.ok) return wanted;
    const wait = waitOf(head);
    if (!wait.ok) return wait;
    const { profile, key } = wanted.value;
    const changed = await work.services.keyCommands.change({
      profile: profile.id,
      do: action,
      name: key,
      caller,
      waitMs: wait.value,
      signal: goneSignal(response),
    });
    if (!changed.ok) return fail(keyRefusal(changed.problem));
    const { name, hubId, saved } = changed.value;
    const unsaved = action !== 'revoke' && !saved;
    const secret = action === 'revoke' ? {} : { saved };
    return ok({
      json: { profile: profile.name, key: { name, id: hubId }, [done[action]]: true, ...secret },
      lines: () => [unsaved ? unsavedKeyWords(name) : keyDoneWords(action, name)],
      exit: unsaved ? 1 : 0,
    });
  };
}

/** Asks the Hub whether a client key still works. */
export async function checkKey(
  context: CallContext,
  body: unknown,
): Promise<Result<Reply, Refusal>> {
  const wanted = readKey(context, body);
  if (!wanted.ok) return wanted;
  const { profile, key } = wanted.value;
  const checked = await context.work.services.keyCommands.check(
    profile.id,
    key,
    goneSignal(context.response),
  );
  if (!checked.ok) return fail(keyRefusal(checked.problem));
  const { name, hubId, works } = checked.value;
  return ok({
    json: { profile: profile.name, key: { name, id: hubId }, check: works ? 'works' : 'rejected' },
    lines: () => [checkedKeyWords(name, works)],
    exit: works ? 0 : 1,
  });
}

function readKey(context: CallContext, body: unknown) {
  const fields = readFields(body, ['profile', 'name']);
  if (!fields.ok) return fields;
  const name = fields.value('name');
  if (name === null) return fail(badRequest(m.helper_key_name));
  const profile = unlockedProfile(context, fields.value('profile'));
  return profile.ok ? ok({ profile: profile.value, key: name }) : profile;
}
