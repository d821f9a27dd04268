import { defaultCredential } from '../domain/credential.ts';
import type { Secret } from '../domain/secret.ts';
import { sendText } from './answers.ts';
import { profileNamed } from './find-profile.ts';
import type { CallContext } from './call-context.ts';
import { goneSignal } from './gone-signal.ts';
import { headerRefusal, type Refusal } from './refusals.ts';
import { waitOf } from './waiting.ts';
import { shortName } from '../domain/words/shown-name.ts';

/** Answers with the whole header line, if the person allows that caller. */
export async function header(context: CallContext): Promise<Refusal | null> {
  const { head, work, response } = context;
  const query = new URLSearchParams(head.target.split('?')[1] ?? '');
  const odd = [...query.keys()].find((name) => name !== 'profile' && name !== 'key');
  if (odd !== undefined) return wrong(`There is no query "${shortName(odd, 40)}".`);
  const profile = profileNamed(query.get('profile'), work.view());
  if (!profile.ok) return profile.problem;
  const wait = waitOf(head);
  if (!wait.ok) return wait.problem;
  const key = query.get('key');
  const given = await work.header({
    profile: profile.value.id,
    credential: key === null ? defaultCredential(profile.value) : { kind: 'client-key', name: key },
    caller: context.caller,
    waitMs: wait.value,
    signal: goneSignal(response),
  });
  if (!given.ok) return headerRefusal(given.problem);
  sendText(response, lineOf(given.value));
  given.value.forget();
  return null;
}

const lineOf = (line: Secret): string => `${line.reveal()}\n`;

const wrong = (message: string): Refusal => ({ status: 400, kind: 'bad-request', message });
