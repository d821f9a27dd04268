import { exhaustive } from '../domain/exhaustive.ts';
import type { HeaderProblem } from '../domain/header-problem.ts';
import { usualCredential } from '../domain/profile.ts';
import type { Secret } from '../domain/secret.ts';
import { copyProblemWords } from '../domain/words/copy-words.ts';
import { sendText } from './answers.ts';
import { profileNamed } from './find-profile.ts';
import type { Refusal } from './gate.ts';
import type { CallContext } from './routes.ts';
import { waitOf } from './waiting.ts';

/** Gives the whole header line, if the person allows that caller. */
export async function header(context: CallContext): Promise<Refusal | null> {
  const { head, work, response, gone } = context;
  const query = new URLSearchParams(head.target.split('?')[1] ?? '');
  const odd = [...query.keys()].find((name) => name !== 'profile' && name !== 'key');
  if (odd !== undefined) return wrong(`There is no query "${odd.slice(0, 40)}".`);
  const profile = profileNamed(query.get('profile'), work.view());
  if (!profile.ok) return profile.problem;
  const wait = waitOf(head);
  if (!wait.ok) return wait.problem;
  const key = query.get('key');
  const given = await work.header({
    profile: profile.value.id,
    credential: key === null ? usualCredential(profile.value) : { clientKey: key },
    caller: context.caller,
    waitMs: wait.value,
    signal: gone,
  });
  if (!given.ok) return headerRefusal(given.problem);
  sendText(response, lineOf(given.value));
  return null;
}

const lineOf = (line: Secret): string => `${line.reveal()}\n`;

const wrong = (message: string): Refusal => ({ status: 400, kind: 'bad-request', message });

/** How a credential that did not go out is answered. */
export function headerRefusal(problem: HeaderProblem): Refusal {
  const { kind } = problem;
  switch (kind) {
    case 'denied':
      return { status: 403, kind, message: 'The person at this computer did not allow it.' };
    case 'sign-in-needed':
      return {
        status: 401,
        kind,
        message: 'The session has ended. Sign in to Hubkey, then try again.',
      };
    case 'hub-unreachable':
      return { status: 502, kind, message: copyProblemWords(problem) };
    case 'no-key':
      return { status: 404, kind, message: copyProblemWords(problem) };
    case 'key-unreadable':
      return { status: 500, kind, message: copyProblemWords(problem) };
    default:
      return exhaustive(kind);
  }
}
