import type { ClientRequest } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { Credential } from '../../domain/credential.ts';
import got from 'got';
import type { HubProblem } from '../../domain/hub-problem.ts';
import { apiUrl } from '../../domain/hub-address.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { dateOf } from '../../domain/unknown-json.ts';
import type { HubTarget } from '../../ports/hub-client.ts';
import { guardAnswer } from './answer-guard.ts';
import { authorization } from '../hub-connection/authorization.ts';
import { connectionProblem } from '../hub-connection/connection-problem.ts';
import type { Route } from '../hub-connection/hub-agents.ts';
import type { HubRoutes } from '../hub-connection/hub-routes.ts';
import { GatheredBody } from './gathered-body.ts';
import { problemOf } from './read-answer.ts';

export interface HubRequest {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /**
   * The JSON, as bytes. Called when the body is sent, so that its secrets are revealed as briefly as possible; zeroed
   * afterwards.
   */
  body?: () => Uint8Array;
  credential?: Credential;
  /** Accepts any answer, JSON or not. */
  anyType?: boolean;
  /** How large a good answer may be, in bytes. */
  maxBytes: number;
}

export interface RequestLimits {
  /** Time limit for the complete answer, in ms. */
  requestMs: number;
  /** Time limit for the connection, in ms. */
  connectMs: number;
  /** The maximum size of any answer, in bytes. */
  bytes: number;
}

/** The largest answer that is parsed in this thread, in bytes: JSON of any shape then takes a few ms. */
export const maxBytesHere = 64 * 1024;

const defaultLimits: RequestLimits = {
  requestMs: 30_000,
  connectMs: 10_000,
  bytes: 8 * 1024 * 1024,
};

/** How much is received in one go, in bytes: then other work gets its turn. */
const turnBytes = 256 * 1024;

/** The body of a good answer, and the Hub's own clock, in ms since the epoch; null if it sent no date. */
export interface HubAnswer {
  /** In blocks, each alone in its memory. */
  body: Uint8Array<ArrayBuffer>[];
  serverNow: number | null;
}

export interface SendingOptions {
  routes: HubRoutes;
  userAgent: string;
  limits: RequestLimits | undefined;
}

/** Sends one request and reads its answer. Follows no redirect, repeats nothing, never rejects. */
export async function sendRequest(
  target: HubTarget,
  request: HubRequest,
  { routes, userAgent, limits = defaultLimits }: SendingOptions,
): Promise<Result<HubAnswer, HubProblem>> {
  const url = apiUrl(target.hub, request.path);
  // No computer can have such a name: the URL parser has its own rules for international names.
  if (!URL.canParse(url)) return fail({ kind: 'unreachable', reason: 'name' });
  const seen: { answer: boolean; problem: HubProblem | null } = { answer: false, problem: null };
  const route = await routeOf(url, target, routes, limits);
  if (!route.ok) return route;
  const sentBody = request.body?.();
  try {
    const sent = got.stream(url, {
      method: request.method,
      headers: {
        accept: request.anyType ? '*/*' : 'application/json',
        // Some rejections can only be told apart by their English text.
        'accept-language': 'en',
        'user-agent': userAgent,
        ...(sentBody
          ? { 'content-type': 'application/json', 'content-length': String(sentBody.length) }
          : {}),
        ...(request.credential ? { authorization: authorization(request.credential) } : {}),
      },
      ...route.value,
      followRedirect: false,
      retry: { limit: 0 },
      throwHttpErrors: false,
      timeout: { request: limits.requestMs },
    });
    sent.once('response', () => {
      seen.answer = true;
    });
    sent.once('request', (asked: ClientRequest) => {
      guardAnswer(asked, (problem) => {
        seen.problem ??= problem;
        sent.destroy(new Error('The answer is given up.'));
      });
    });
    // Not an option of got: it copies those, and nobody zeroes the copy. A stream that may have a body
    // must be ended explicitly, even without one.
    if (request.method !== 'GET') sent.end(sentBody);
    const gathered = new GatheredBody();
    let bytes = 0;
    let turnEnds = turnBytes;
    for await (const chunk of sent as AsyncIterable<Buffer>) {
      gathered.add(chunk);
      bytes += chunk.length;
      if (bytes > roomFor(sent.response?.statusCode ?? 0, request, limits)) break;
      if (bytes < turnEnds) continue;
      turnEnds = bytes + turnBytes;
      await setImmediate();
    }
    const { statusCode: status = 0, headers = {} } = sent.response ?? {};
    const body = gathered.blocks();
    // The first block holds all that is read of an error.
    const begun = { status, headers, body: body[0] ?? new Uint8Array() };
    const problem = problemOf(begun, request.anyType ?? false, Date.now());
    if (problem) return fail(problem);
    if (bytes > roomFor(status, request, limits)) {
      return fail({ kind: 'unreadable', why: 'too-large' });
    }
    return ok({ body, serverNow: dateOf(headers.date ?? '') });
  } catch (error) {
    return fail(seen.problem ?? connectionProblem(error, seen.answer));
  } finally {
    // It was sent or is given up: nothing waits for it any more.
    sentBody?.fill(0);
  }
}

async function routeOf(
  url: string,
  target: HubTarget,
  routes: HubRoutes,
  { connectMs }: RequestLimits,
): Promise<Result<Route, HubProblem>> {
  try {
    return ok(await routes.to(url, target, connectMs));
  } catch (error) {
    return fail(connectionProblem(error, false));
  }
}

/** For an error, the beginning of the body is enough. */
const roomFor = (status: number, { maxBytes }: HubRequest, { bytes }: RequestLimits): number =>
  Math.min(bytes, status >= 300 ? maxBytesHere : maxBytes);
