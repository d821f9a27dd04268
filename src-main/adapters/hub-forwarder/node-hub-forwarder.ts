import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Credential } from '../../domain/credential.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type {
  HubForwarder,
  ForwardTarget,
  ForwardedAnswer,
  ForwardedRequest,
} from '../../ports/hub-forwarder.ts';
import { headerOf } from '../../domain/forward-headers.ts';
import { onAnswer } from '../hub-connection/on-answer.ts';
import { authorization } from '../hub-connection/authorization.ts';
import { connectionProblem } from '../hub-connection/connection-problem.ts';
import { HubRoutes } from '../hub-connection/hub-routes.ts';
import type { Way } from '../hub-connection/way.ts';
import { framingOf } from './framing.ts';
import { RoutePool, type Pooled } from './route-pool.ts';
import { sendBody } from './send-body.ts';

/** Time limits for the connection and for the beginning of the answer, in ms. A body has no limit of its own. */
export interface ForwardLimits {
  connectMs: number;
  answerMs: number;
}

export interface ForwardOptions {
  limits: ForwardLimits;
  routes: HubRoutes;
}

const defaultLimits: ForwardLimits = { connectMs: 10_000, answerMs: 300_000 };

/** Requests through Node's own client. Streams both ways, at the reader's pace. */
export class NodeHubForwarder implements HubForwarder {
  readonly #limits: ForwardLimits;
  readonly #routes: HubRoutes;
  readonly #pool: RoutePool;

  /** Without routes: no system's proxy, and no passphrases. */
  constructor({ limits = defaultLimits, routes = new HubRoutes() }: Partial<ForwardOptions> = {}) {
    this.#limits = limits;
    this.#routes = routes;
    this.#pool = new RoutePool(limits.connectMs);
  }

  async forward(
    target: ForwardTarget,
    credential: Credential | null,
    request: ForwardedRequest,
  ): Promise<Result<ForwardedAnswer, HubProblem>> {
    for (let tries = 0; ; tries += 1) {
      const way = await this.#wayTo(target);
      if (!way.ok) return way;
      // The caller may have gone meanwhile, and the credential may have been forgotten: then this rejects.
      if (request.signal.aborted) return fail({ kind: 'unreachable', reason: 'broken' });
      const login = credential
        ? authorization(credential)
        : headerOf(request.headers, 'authorization');
      const state = { answered: false, reused: false };
      try {
        return ok(await this.#once({ target, way: way.value, login }, request, state));
      } catch (error) {
        const problem = connectionProblem(error, state.answered);
        // The Hub closed an idle connection just as it was reused.
        const stale = state.reused && tries === 0 && isBroken(problem);
        const again = request.body === null || request.body instanceof Uint8Array;
        if (!stale || !again) return fail(problem);
      }
    }
  }

  async #wayTo(target: ForwardTarget): Promise<Result<Way, HubProblem>> {
    try {
      return ok(await this.#routes.way(target.hub, target, this.#limits.connectMs));
    } catch (error) {
      return fail(connectionProblem(error, false));
    }
  }

  #once(
    pooled: Pooled,
    request: ForwardedRequest,
    state: { answered: boolean; reused: boolean },
  ): Promise<ForwardedAnswer> {
    const { method, path, body, signal } = request;
    const { login } = pooled;
    const route = mayRepeat(method) ? this.#pool.to(pooled) : this.#pool.fresh(pooled);
    const { base, prefix, agent, request: startRequest } = route;
    return new Promise((resolve, reject) => {
      const headers = headersOf(request, login);
      const sent = startRequest(base, { method, path: prefix + path, headers, agent });
      const give = (error: Error): void => {
        clearTimeout(slow);
        reject(error);
        sent.destroy();
      };
      const gone = (): void => give(new Error('The caller went away.'));
      // Node's own option would also wait for the end of the request, which slows every request down.
      signal.addEventListener('abort', gone, { once: true });
      const slow = setTimeout(() => give(timedOut()), this.#limits.answerMs);
      onAnswer(sent, give, (answer) => {
        clearTimeout(slow);
        state.answered = true;
        if (!sent.writableFinished) neverKeep(sent, answer);
        resolve(answerOf(answer));
      });
      sent.once('socket', () => {
        state.reused = sent.reusedSocket;
      });
      sent.on('error', give);
      route.running += 1;
      sent.once('close', () => {
        route.running -= 1;
        if (!state.answered) give(new Error('The connection ended without an answer.'));
      });
      sendBody(sent, body).catch((error: unknown) => {
        give(error instanceof Error ? error : new Error('The body broke off.'));
      });
    });
  }
}

/** The answer began before the request was complete: the Hub may read the rest of it as another request. */
function neverKeep(sent: ClientRequest, answer: IncomingMessage): void {
  sent.shouldKeepAlive = false;
  answer.once('end', () => sent.destroy());
}

/** Methods that change nothing may be sent again by themselves: RFC 9110, section 9.2.2. */
const mayRepeat = (method: string): boolean => /^(GET|HEAD|OPTIONS)$/.test(method);

/** Whether the connection ended without any other problem. */
const isBroken = (problem: HubProblem): boolean =>
  problem.kind === 'unreachable' && problem.reason === 'broken';

function answerOf(answer: IncomingMessage): ForwardedAnswer {
  const { statusCode = 502, statusMessage = '', rawHeaders } = answer;
  const headers: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  }
  // Node accepts a reason with control characters, but refuses to write one.
  const reason = /^[\t -~\x80-\xff]*$/.test(statusMessage) ? statusMessage : '';
  // It stays a Node stream, so that it can be piped on without a copy.
  return { status: statusCode, reason, headers, body: answer };
}

/** The caller's headers, repeated ones with all their values, and our own. */
function headersOf(request: ForwardedRequest, login: string | null): OutgoingHttpHeaders {
  // Without a prototype, as a header may be named `__proto__`.
  const all = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase();
    const known = all[lower];
    all[lower] = known === undefined ? value : [known, value].flat();
  }
  const authorization = login === null ? {} : { authorization: login };
  return Object.assign(all, authorization, framingOf(request));
}

const timedOut = (): Error => Object.assign(new Error('No answer in time.'), { code: 'ETIMEDOUT' });
