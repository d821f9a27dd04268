import { fail, ok, type Result } from '../domain/result.ts';
import { sendJson, sendJsonText } from './answers.ts';
import type { CallContext } from './call-context.ts';
import { readCopyRequest } from './read-copy-request.ts';
import { doctor } from './doctor-route.ts';
import { noSuchCall, type CallRules } from './gate.ts';
import { goneSignal } from './gone-signal.ts';
import { header } from './header-route.ts';
import { forward } from './forward-route.ts';
import type { Destination } from './destination.ts';
import { readJson } from './read-json.ts';
import { copyRefusal, type Refusal } from './refusals.ts';
import { statusText } from './status-answer.ts';
import { waitOf } from './waiting.ts';

type Answer = Result<object, Refusal>;

interface Route {
  method: 'GET' | 'POST';
  path: string;
  /** Answers, or returns the refusal to send. */
  run(context: CallContext): Promise<Refusal | null>;
}

/** The calls of version 1, one per line. */
const routes: readonly Route[] = [
  { method: 'GET', path: '/v1/status', run: status },
  { method: 'POST', path: '/v1/copy', run: json(copy) },
  { method: 'POST', path: '/v1/open', run: json(open) },
  { method: 'GET', path: '/v1/header', run: header },
  { method: 'GET', path: '/v1/doctor', run: doctor },
];

/** The gate's rules for a destination. */
export function callAt(destination: Destination): CallRules | null {
  if (destination.kind === 'hub') return { methods: 'any', streams: true };
  const methods = routes
    .filter(({ path }) => path === destination.path)
    .map(({ method }) => method);
  return methods.length ? { methods, streams: false } : null;
}

/** Runs a request that the gate let through. Null: it has been answered. */
export async function run(destination: Destination, context: CallContext): Promise<Refusal | null> {
  if (destination.kind === 'hub') return forward(context, destination);
  const { method } = context.head;
  const route = routes.find(
    (candidate) => candidate.method === method && candidate.path === destination.path,
  );
  return route ? route.run(context) : noSuchCall;
}

function status({ response, work }: CallContext): Promise<null> {
  sendJsonText(response, 200, statusText(work.view()));
  return Promise.resolve(null);
}

function json(
  answer: (context: CallContext, body: unknown) => Answer | Promise<Answer>,
): Route['run'] {
  return async (context) => {
    const { head, request, response, gate } = context;
    const body =
      head.method === 'GET' ? ok(null) : await readJson(request, response, gate.bodyLimit);
    if (!body.ok) return body.problem;
    const answered = await answer(context, body.value);
    if (!answered.ok) return answered.problem;
    if (!response.destroyed) sendJson(response, 200, answered.value);
    return null;
  };
}

async function copy(context: CallContext, body: unknown): Promise<Answer> {
  const { head, work, caller, response } = context;
  const asked = readCopyRequest(body, work.view(), work.shell());
  if (!asked.ok) return asked;
  const { word, request } = asked.value;
  const wait = waitOf(head);
  if (!wait.ok) return wait;
  const signal = goneSignal(response);
  const copied = await work.copy({ request, caller, waitMs: wait.value, signal });
  if (!copied.ok) return fail(copyRefusal(copied.problem));
  const { clearsAt } = copied.value;
  const clearsInSeconds = clearsAt === null ? null : Math.round((clearsAt - work.now()) / 1000);
  return ok({ copied: word, clearsInSeconds });
}

function open({ work }: CallContext, body: unknown): Answer {
  const { quick = false, ...more } = isObject(body) ? body : { quick: null };
  if (typeof quick !== 'boolean' || Object.keys(more).length > 0) {
    const message = 'The body must be {"quick":true} or {"quick":false}.';
    return fail({ status: 400, kind: 'bad-request', message });
  }
  work.open({ quick });
  return ok({ opened: true });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
