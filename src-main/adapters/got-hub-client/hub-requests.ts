import got from 'got';
import type { HubProblem } from '../../domain/hub-problem.ts';
import { apiUrl } from '../../domain/hub-address.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { HubCredential, HubTarget } from '../../ports/hub-client.ts';
import { authorization } from './authorization.ts';
import { connectionProblem } from './connection-problem.ts';
import { routeTo } from './hub-agents.ts';
import { readAnswer } from './read-answer.ts';

export interface HubRequest {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Called when the body is written, so that its secrets are open for as short as can be. */
  body?: () => object;
  credential?: HubCredential;
  /** Takes what comes as a text, whatever it is. */
  anyText?: boolean;
}

export interface RequestLimits {
  /** Until the answer is whole, in ms. */
  requestMs: number;
  /** Until the connection stands, in ms. */
  connectMs: number;
  bytes: number;
}

const usualLimits: RequestLimits = {
  requestMs: 30_000,
  connectMs: 10_000,
  bytes: 8 * 1024 * 1024,
};

/** A good answer: its JSON, as text too, and the Hub's own clock, in ms since the epoch, null where it sent no date. */
export interface HubAnswer {
  json: unknown;
  text: string;
  serverNow: number | null;
}

/** Makes one request and reads its answer. Follows no redirect, repeats nothing, rejects never. */
export async function askHub(
  target: HubTarget,
  request: HubRequest,
  userAgent: string,
  limits: RequestLimits = usualLimits,
): Promise<Result<HubAnswer, HubProblem>> {
  const url = apiUrl(target.hub, request.path);
  const abort = new AbortController();
  const seen = { answer: false, tooMuch: false };
  try {
    const asking = got(url, {
      method: request.method,
      headers: {
        accept: request.anyText ? '*/*' : 'application/json',
        'user-agent': userAgent,
        ...(request.credential ? { authorization: authorization(request.credential) } : {}),
      },
      ...(request.body ? { json: request.body() } : {}),
      ...routeTo(url, target.pin, limits.connectMs),
      followRedirect: false,
      retry: { limit: 0 },
      throwHttpErrors: false,
      timeout: { request: limits.requestMs },
      signal: abort.signal,
    });
    // got's own 'response' comes when the body is whole, which is too late to tell a cut one.
    void asking.on('request', (sent) => {
      sent.once('response', () => {
        seen.answer = true;
      });
    });
    void asking.on('downloadProgress', ({ transferred }) => {
      if (transferred <= limits.bytes) return;
      seen.tooMuch = true;
      abort.abort();
    });
    const { statusCode, headers, body } = await asking;
    if (request.anyText && statusCode < 300) {
      return ok({ json: null, text: body, serverNow: dateOf(headers.date) });
    }
    const read = readAnswer({ status: statusCode, headers, body }, Date.now());
    return read.ok ? ok({ json: read.value, text: body, serverNow: dateOf(headers.date) }) : read;
  } catch (error) {
    if (seen.tooMuch) return fail({ kind: 'unreadable', why: 'too-large' });
    return fail(connectionProblem(error, seen.answer));
  }
}

function dateOf(header: string | undefined): number | null {
  const date = Date.parse(header ?? '');
  return Number.isNaN(date) ? null : date;
}
