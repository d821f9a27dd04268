import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AppView } from '../domain/app-view.ts';
import type { CopyProblem, CopyReceipt, CopyRequest } from '../domain/copy-request.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { ShellId } from '../domain/settings.ts';
import { sendJson, sendRefusal } from './answers.ts';
import { copyRefusal, readCopyAsk } from './copy-ask.ts';
import {
  pathOf,
  refusalFor,
  tooLarge,
  type Gatekeeper,
  type Refusal,
  type RequestHead,
} from './gate.ts';
import { statusAnswer } from './status-answer.ts';

/** What the helper can do, from outside it. */
export interface HelperWork {
  view(): AppView;
  copy(request: CopyRequest): Promise<Result<CopyReceipt, CopyProblem>>;
  shell(): ShellId;
  /** ms since the epoch. */
  now(): number;
}

type Answer = Result<object, Refusal>;

interface Route {
  method: 'GET' | 'POST';
  path: string;
  answer(work: HelperWork, body: unknown): Answer | Promise<Answer>;
}

/** The calls of version 1, a line each. */
const routes: readonly Route[] = [
  { method: 'GET', path: '/v1/status', answer: (work) => ok(statusAnswer(work.view())) },
  { method: 'POST', path: '/v1/copy', answer: copy },
];

export function methodsAt(path: string): readonly string[] | null {
  const methods = routes.filter((route) => route.path === path).map(({ method }) => method);
  return methods.length ? methods : null;
}

async function copy(work: HelperWork, body: unknown): Promise<Answer> {
  const ask = readCopyAsk(body, work.view(), work.shell());
  if (!ask.ok) return ask;
  const copied = await work.copy(ask.value);
  if (!copied.ok) return fail(copyRefusal(copied.problem));
  const { what, clearsAt } = copied.value;
  const clearsInSeconds = clearsAt === null ? null : Math.round((clearsAt - work.now()) / 1000);
  return ok({ copied: what, clearsInSeconds });
}

/** Answers the requests of one door. */
export function requestHandler(
  door: RequestHead['door'],
  gate: () => Gatekeeper,
  work: HelperWork,
): RequestListener {
  return (request, response) => {
    void handle(request, response, door, gate(), work);
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  door: RequestHead['door'],
  gate: Gatekeeper,
  work: HelperWork,
): Promise<void> {
  const head = headOf(request, door);
  const answer = await answerTo(head, request, gate, work);
  if (response.destroyed) return;
  if (answer.ok) sendJson(response, 200, answer.value);
  else sendRefusal(response, answer.problem);
}

async function answerTo(
  head: RequestHead,
  request: IncomingMessage,
  gate: Gatekeeper,
  work: HelperWork,
): Promise<Answer> {
  const refusal = refusalFor(head, gate);
  if (refusal) return fail(refusal);
  const route = routes.find(
    ({ method, path }) => method === head.method && path === pathOf(head.target),
  );
  if (!route) return fail({ status: 404, kind: 'no-such-call', message: 'There is no such call.' });
  if (route.method === 'GET') return route.answer(work, null);
  const body = await readJson(request, gate.bodyLimit);
  return body.ok ? route.answer(work, body.value) : body;
}

function headOf(request: IncomingMessage, door: RequestHead['door']): RequestHead {
  const { rawHeaders } = request;
  const headers: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  }
  return {
    door,
    remoteAddress: request.socket.remoteAddress,
    method: request.method ?? '',
    target: request.url ?? '',
    headers,
  };
}

async function readJson(
  request: IncomingMessage,
  limit: number,
): Promise<Result<unknown, Refusal>> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return fail({
      status: 415,
      kind: 'wrong-type',
      message: 'Send the body as "Content-Type: application/json".',
    });
  }
  const text = await readText(request, limit);
  if (text === null) return fail(tooLarge(limit));
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return fail({ status: 400, kind: 'bad-request', message: 'The body is no JSON.' });
  }
}

/** The body, or null where it is longer than it may be; what is beyond is not kept. */
async function readText(request: IncomingMessage, limit: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return null;
      chunks.push(chunk);
    }
  } catch {
    // The caller has gone; nobody reads the answer to what it began.
  }
  return Buffer.concat(chunks).toString();
}
