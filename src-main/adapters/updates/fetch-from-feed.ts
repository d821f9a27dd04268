import type { ClientRequest, IncomingMessage } from 'node:http';
import type { HubProblem } from '../../domain/hub-problem.ts';
import { plainNetwork } from '../../domain/network-rules.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { UpdateProblem } from '../../domain/updates/update-problem.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HubTarget } from '../../ports/hub-client.ts';
import { connectionProblem } from '../hub-connection/connection-problem.ts';
import type { LoadHubRoutes } from '../hub-connection/load-hub-routes.ts';
import { onAnswer } from '../hub-connection/on-answer.ts';

/** What a request to a feed goes by. */
export interface FeedConnection {
  routes: LoadHubRoutes;
  clock: Pick<Clock, 'now' | 'at'>;
}

export interface FetchLimits {
  /** How large the answer may be, in bytes. */
  bytes: number;
  /** For the complete answer, in ms. */
  totalMs: number;
  /** For the connection, for the answer's beginning, and without any further byte, in ms. */
  silenceMs: number;
}

/**
 * Sends one GET to a feed by the rules that connections to Hubs have, and calls `take` with each part of a good answer.
 * Follows no redirect, repeats nothing and says nothing of this computer. Gives the size of the answer. What `take`
 * rejects with is passed on.
 */
export async function fetchFromFeed(
  url: string,
  take: (part: Buffer) => Promise<void> | void,
  {
    connection: { routes, clock },
    limits,
    signal,
  }: { connection: FeedConnection; limits: FetchLimits; signal: AbortSignal },
): Promise<Result<number, UpdateProblem>> {
  let sent: ClientRequest | null = null;
  const seen = { answer: false, end: false };
  const giveUp = (): void => {
    seen.end = true;
    sent?.destroy(Object.assign(new Error('No answer in time.'), { code: 'ETIMEDOUT' }));
  };
  const ends = clock.at(clock.now() + limits.totalMs, giveUp);
  let silent = clock.at(clock.now() + limits.silenceMs, giveUp);
  try {
    const way = await (await routes()).to(url, feedTarget(url), limits.silenceMs);
    signal.throwIfAborted();
    sent = way.request(new URL(url), {
      method: 'GET',
      agent: url.startsWith('https:') ? way.agent.https : way.agent.http,
      headers: { accept: '*/*', 'cache-control': 'no-cache', 'user-agent': 'Hubkey' },
      signal,
    });
    const answer = await answerTo(sent);
    seen.answer = true;
    const problem = problemOf(answer);
    if (problem) return fail(problem);
    let bytes = 0;
    for await (const part of answer as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > limits.bytes) return fail({ kind: 'too-large' });
      silent.dispose();
      silent = clock.at(clock.now() + limits.silenceMs, giveUp);
      await taken(take, part);
    }
    return ok(bytes);
  } catch (error) {
    if (error instanceof TakeError) throw error.cause;
    return fail(seen.end ? { kind: 'slow' } : feedProblem(connectionProblem(error, seen.answer)));
  } finally {
    ends.dispose();
    silent.dispose();
    sent?.destroy();
  }
}

/** What became of a part here, which says nothing of the connection. */
class TakeError extends Error {}

async function taken(take: (part: Buffer) => Promise<void> | void, part: Buffer): Promise<void> {
  try {
    await take(part);
  } catch (cause) {
    throw new TakeError('A part could not be taken.', { cause });
  }
}

/** As a Hub that nothing was chosen for: the system's proxy and authorities. */
const feedTarget = (url: string): HubTarget => ({
  hub: new URL(url).origin,
  pin: null,
  network: plainNetwork,
  profile: null,
});

const answerTo = (sent: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    onAnswer(sent, reject, resolve);
    sent.on('error', reject);
    sent.end();
  });

function problemOf({ statusCode: status = 0 }: IncomingMessage): UpdateProblem | null {
  if (status === 200) return null;
  return status >= 300 && status < 400 ? { kind: 'redirect' } : { kind: 'status', status };
}

/** A failed connection, in the words of updates. */
function feedProblem(problem: HubProblem): UpdateProblem {
  switch (problem.kind) {
    case 'no-network':
    case 'certificate':
      return { kind: problem.kind };
    case 'unreachable':
      if (problem.reason === 'timeout') return { kind: 'slow' };
      return { kind: problem.reason.startsWith('proxy') ? 'proxy' : 'unreachable' };
    case 'unreadable':
      return { kind: problem.why === 'cut-short' ? 'cut-short' : 'unreachable' };
    default:
      return { kind: 'unreachable' };
  }
}
