import type { HubProblem } from '../../domain/hub-problem.ts';
import { headerOf } from '../../domain/forward-headers.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { ForwardedAnswer } from '../../ports/hub-forwarder.ts';
import type { ForwardedAnswers } from '../../ports/forwarded-answers.ts';
import { createdKeyIn } from './created-key.ts';
import { judgedRefusal } from './judged-refusal.ts';
import { maxReadBytes, withoutCredential } from './open-answer.ts';
import { rewritten } from './rewritten.ts';

/** Inspects answers by reading ahead of their recipient. */
export const streamAnswers: ForwardedAnswers = {
  judge(answer, method) {
    const { status } = answer;
    if (status === 401 || status === 403) {
      return unlessBroken(() => judgedRefusal(answer, status, method));
    }
    return Promise.resolve(ok({ answer, problem: problemOf(answer) }));
  },
  withoutCredential: (answer, mayChange) =>
    unlessBroken(() => withoutCredential(answer, mayChange)),
  createdKey: (answer) => unlessBroken(() => createdKeyIn(answer)),
  rewritten: (answer, rewrite) => unlessBroken(() => rewritten(answer, rewrite)),
  async discard({ body }) {
    let left = maxReadBytes;
    try {
      for await (const chunk of body) {
        left -= chunk.length;
        if (left < 0) break;
      }
    } catch {
      // Nobody needs the answer.
    }
  },
};

/**
 * The meaning of status and type. Only JSON can come from the Hub's framework: a page may be from a gateway,
 * and an answer of another type or none, such as a file or a 204, proves nothing about a credential either.
 */
function problemOf({ status, headers }: ForwardedAnswer): HubProblem | null {
  const json = /\bjson\b/i.test(headerOf(headers, 'content-type') ?? '');
  if (json && status < 300) return null;
  if (json && status === 405) return { kind: 'wrong-method' };
  return { kind: 'not-a-hub', status, title: null };
}

async function unlessBroken<Value>(read: () => Promise<Value>): Promise<Result<Value, HubProblem>> {
  try {
    return ok(await read());
  } catch {
    return fail({ kind: 'unreachable', reason: 'broken' });
  }
}
