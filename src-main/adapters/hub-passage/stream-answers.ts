import type { HubProblem } from '../../domain/hub-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { PassedAnswers } from '../../ports/passed-answers.ts';
import { judgedRefusal } from './judged-refusal.ts';
import { maxReadBytes, withoutCredential } from './open-answer.ts';

/** Looks into answers by reading ahead of who they are for. */
export const streamAnswers: PassedAnswers = {
  judge(answer, method) {
    const { status } = answer;
    if (status === 401 || status === 403) {
      return unlessBroken(() => judgedRefusal(answer, status, method));
    }
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

/** What a status alone says. */
function problemOfStatus(status: number): HubProblem | null {
  if (status < 300) return null;
  if (status === 405) return { kind: 'wrong-method' };
  return { kind: 'not-a-hub', status, title: null };
}

async function unlessBroken<Value>(read: () => Promise<Value>): Promise<Result<Value, HubProblem>> {
  try {
    return ok(await read());
  } catch {
    return fail({ kind: 'unreachable', reason: 'broken' });
  }
}
