import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import type { HubProblem } from '../../domain/hub-problem.ts';
import type { HeaderList } from '../../domain/pass-headers.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { HubCredential, HubTarget } from '../../ports/hub-client.ts';
import type { HubPassage, PassedAnswer, PassedRequest } from '../../ports/hub-passage.ts';
import { authorization } from '../got-hub-client/authorization.ts';
import { connectionProblem } from '../got-hub-client/connection-problem.ts';
import { keptRouteTo } from '../got-hub-client/hub-agents.ts';

/** Until the connection stands, and until the answer begins; both in ms. How long a body takes is the caller's matter. */
export interface PassageLimits {
  connectMs: number;
  answerMs: number;
}

const usualLimits: PassageLimits = { connectMs: 10_000, answerMs: 300_000 };

/** Requests through Node's own client: streams both ways, at the pace of who reads. */
export class NodeHubPassage implements HubPassage {
  readonly #limits: PassageLimits;

  constructor(limits: PassageLimits = usualLimits) {
    this.#limits = limits;
  }

  async pass(
    target: HubTarget,
    credential: HubCredential,
    request: PassedRequest,
  ): Promise<Result<PassedAnswer, HubProblem>> {
    for (let tries = 0; ; tries += 1) {
      const state = { answered: false, reused: false };
      try {
        return ok(await this.#once(target, credential, request, state));
      } catch (error) {
        // The Hub ended a connection that was kept, just as it was used again.
        const stale = state.reused && !state.answered && tries === 0;
        const again = request.body === null || request.body instanceof Uint8Array;
        if (!stale || !again || request.signal.aborted) {
          return fail(connectionProblem(error, state.answered));
        }
      }
    }
  }

  #once(
    { hub, pin }: HubTarget,
    credential: HubCredential,
    { method, path, headers, body, signal }: PassedRequest,
    state: { answered: boolean; reused: boolean },
  ): Promise<PassedAnswer> {
    const base = new URL(hub);
    const prefix = base.pathname.replace(/\/$/, '');
    const route = keptRouteTo(hub, pin, this.#limits.connectMs);
    const secure = base.protocol === 'https:';
    const ask = route.request ?? (secure ? secureRequest : plainRequest);
    return new Promise((done, failed) => {
      const asked = ask(base, {
        method,
        path: prefix + path,
        agent: secure ? route.agent.https : route.agent.http,
        signal,
        setHost: true,
      });
      for (const [name, value] of grouped(headers)) asked.setHeader(name, value);
      asked.setHeader('authorization', authorization(credential));
      const slow = setTimeout(() => asked.destroy(timedOut()), this.#limits.answerMs);
      asked.once('response', (answer: IncomingMessage) => {
        clearTimeout(slow);
        state.answered = true;
        done(answerOf(answer));
      });
      asked.once('socket', () => {
        state.reused = asked.reusedSocket;
      });
      asked.on('error', (error) => {
        clearTimeout(slow);
        failed(error);
      });
      void send(asked, body).catch((error: unknown) => {
        asked.destroy(error instanceof Error ? error : undefined);
      });
    });
  }
}

async function send(asked: ClientRequest, body: PassedRequest['body']): Promise<void> {
  if (body === null) asked.end();
  else if (body instanceof Uint8Array) asked.end(body);
  else await pipeline(body, asked);
}

function answerOf(answer: IncomingMessage): PassedAnswer {
  const { statusCode = 502, statusMessage = '', rawHeaders } = answer;
  const headers: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  }
  // It stays a Node stream, so that who pipes it on does so without a copy.
  return { status: statusCode, reason: statusMessage, headers, body: answer };
}

/** A header that is there more than once, with all its values. */
function grouped(headers: HeaderList): Map<string, string | string[]> {
  const all = new Map<string, string | string[]>();
  for (const [name, value] of headers) {
    const known = all.get(name.toLowerCase());
    all.set(name.toLowerCase(), known === undefined ? value : [known, value].flat());
  }
  return all;
}

const timedOut = (): Error => Object.assign(new Error('No answer in time.'), { code: 'ETIMEDOUT' });
