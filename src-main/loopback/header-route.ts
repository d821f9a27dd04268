import type { Secret } from '../domain/secret.ts';
import type { HeaderService } from '../services/header-service.ts';
import { sendText } from './answers.ts';
import { credentialNamed } from './find-key.ts';
import { profileNamed } from './find-profile.ts';
import type { CallContext } from './call-context.ts';
import { goneSignal } from './gone-signal.ts';
import { readQuery } from './read-query.ts';
import { headerRefusal, type Refusal } from './refusals.ts';
import { waitOrNone } from './waiting.ts';

/** Answers with the whole header line, if the person allows that caller. */
export const header = (context: CallContext): Promise<Refusal | null> =>
  handOut(context, (request) => context.work.services.headers.header(request));

/** Answers with the variables for a child’s environment, if the person allows that caller. */
export const environment = (context: CallContext): Promise<Refusal | null> =>
  handOut(context, (request) => context.work.services.headers.environment(request));

async function handOut(
  context: CallContext,
  give: HeaderService['header'],
): Promise<Refusal | null> {
  const { head, work, response } = context;
  const query = readQuery(head, ['profile', 'key']);
  if (!query.ok) return query.problem;
  const view = work.view();
  const profile = profileNamed(query.value('profile'), view);
  if (!profile.ok) return profile.problem;
  const credential = credentialNamed(query.value('key'), profile.value, view);
  if (!credential.ok) return credential.problem;
  const wait = waitOrNone(head);
  if (!wait.ok) return wait.problem;
  const given = await give({
    profile: profile.value.id,
    credential: credential.value,
    caller: context.caller,
    waitMs: wait.value,
    signal: goneSignal(response),
  });
  if (!given.ok) {
    const refusal = headerRefusal(given.problem);
    return wait.value === null ? { ...refusal, uncounted: true } : refusal;
  }
  sendText(response, textOf(given.value));
  given.value.forget();
  return null;
}

const textOf = (text: Secret): string => `${text.reveal()}\n`;
