import type { HubProblem } from '../../domain/hub-problem.ts';
import { headerOf } from '../../domain/pass-headers.ts';
import { readRejection } from '../../domain/rejection.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { PassedAnswer } from '../../ports/hub-passage.ts';
import type { JudgedAnswer, PassedAnswers } from '../../ports/passed-answers.ts';
import { maxReadBytes, readAhead, withoutCredential } from './open-answer.ts';

/** Looks into answers by reading ahead of who they are for. */
export const streamAnswers: PassedAnswers = {
  judge(answer) {
    const { status } = answer;
    if (status === 401 || status === 403) return unlessBroken(() => judgedRefusal(answer, status));
    return Promise.resolve(ok({ answer, problem: problemOfStatus(status) }));
  },
  withoutCredential: (answer, mayChange) =>
    unlessBroken(() => withoutCredential(answer, mayChange)),
  async discard({ body }) {
    let left = maxReadBytes;
    try {
      for await (const chunk of body) {
        left -= chunk.length;
        if (left < 0) break;
      }
    } catch {
      // Nobody wanted it.
    }
  },
};

/** Its body is passed on from memory. */
async function judgedRefusal(answer: PassedAnswer, status: 401 | 403): Promise<JudgedAnswer> {
  const blocked: HubProblem = { kind: 'blocked', status, title: null };
  const json = /\bjson\b/i.test(headerOf(answer.headers, 'content-type') ?? '');
  if (!json) return { answer, problem: blocked };
  const { text, body } = await readAhead(answer.body);
  const why = readRejection(status, text === null ? null : parsed(text));
  return { answer: { ...answer, body }, problem: problemOf(why, status) ?? blocked };
}

function problemOf(why: ReturnType<typeof readRejection>, status: 401 | 403): HubProblem | null {
  if (why === null) return null;
  return why === 'permission' ? { kind: 'not-permitted' } : { kind: 'rejected', status, why };
}

/** What a status alone says. */
function problemOfStatus(status: number): HubProblem | null {
  if (status < 300) return null;
  if (status === 405) return { kind: 'wrong-method' };
  return { kind: 'not-a-hub', status, title: null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function unlessBroken<Value>(read: () => Promise<Value>): Promise<Result<Value, HubProblem>> {
  try {
    return ok(await read());
  } catch {
    return fail({ kind: 'unreachable', reason: 'broken' });
  }
}
