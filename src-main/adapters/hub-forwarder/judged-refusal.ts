import type { HubProblem } from '../../domain/hub-problem.ts';
import { headerOf } from '../../domain/forward-headers.ts';
import { isForeignRefusal, isFrameworkChallenge, readRejection } from '../../domain/rejection.ts';
import type { ForwardedAnswer } from '../../ports/hub-forwarder.ts';
import type { JudgedAnswer } from '../../ports/forwarded-answers.ts';
import { maxReadBytes, readAhead } from './open-answer.ts';
import { unpack } from './unpack.ts';

/**
 * Who rejected a request. The body shows it, which is then forwarded unchanged from memory. The answer to a
 * HEAD has none, and one in another language can't be read: both are recognised by their challenge. Rejects if
 * the answer breaks off.
 */
export async function judgedRefusal(
  answer: ForwardedAnswer,
  status: 401 | 403,
  method: string,
): Promise<JudgedAnswer> {
  const { headers } = answer;
  const blocked: HubProblem = { kind: 'blocked', status, title: null };
  const json = /\bjson\b/i.test(headerOf(headers, 'content-type') ?? '');
  if (!json) return { answer, problem: blocked };
  if (method === 'HEAD') {
    const own = status === 401 && isFrameworkChallenge(headerOf(headers, 'www-authenticate'));
    return { answer, problem: own ? { kind: 'challenged' } : blocked };
  }
  const { bytes, body } = await readAhead(answer.body);
  const coding = headerOf(headers, 'content-encoding') ?? '';
  const plain = bytes && coding ? await unpack(bytes, coding, maxReadBytes) : bytes;
  const problem = plain && refusalIn(plain, status, headerOf(headers, 'www-authenticate'));
  return { answer: { ...answer, body }, problem: problem ?? blocked };
}

/** The reason in a body of the framework's own shape; null if it has another shape. */
function refusalIn(
  body: Uint8Array,
  status: 401 | 403,
  challenge: string | null,
): HubProblem | null {
  const value = parsed(new TextDecoder().decode(body));
  const why = readRejection(status, value);
  if (why === null) {
    return isForeignRefusal(status, value, challenge) ? { kind: 'challenged' } : null;
  }
  return why === 'permission' ? { kind: 'not-permitted' } : { kind: 'rejected', status, why };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
