import { inLocale, m } from '../domain/messages/index.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { statusForPeople } from '../domain/words/terminal/status-for-people.ts';
import { callerLocale } from './caller-locale.ts';
import { sendJson, sendJsonText, sendText } from './answers.ts';
import type { CallContext } from './call-context.ts';
import { readCopyRequest } from './read-copy-request.ts';
import { noSuchCall, type CallRules } from './gate.ts';
import { goneSignal } from './gone-signal.ts';
import { environment, header } from './header-route.ts';
import { forward } from './forward-route.ts';
import type { Destination } from './destination.ts';
import { readObject, readSwitch } from './read-fields.ts';
import { readJson } from './read-json.ts';
import { badRequest, copyRefusal, type Refusal } from './refusals.ts';
import { statusText } from './status-answer.ts';
import { changeKey, checkKey } from './calls/change-key.ts';
import { doctor } from './calls/doctor.ts';
import { health } from './calls/health.ts';
import { job, jobs } from './calls/jobs.ts';
import { listKeys } from './calls/list-keys.ts';
import { complete } from './calls/complete.ts';
import { login } from './calls/login.ts';
import { logout } from './calls/logout.ts';
import { profiles } from './calls/profiles.ts';
import { refresh } from './calls/refresh.ts';
import { refusal } from './calls/refusal.ts';
import { use } from './calls/use.ts';
import { replying, replyingTo } from './reply.ts';
import { waitOf } from './waiting.ts';
import { paintFor, wantsText } from './wants-text.ts';

type Answer = Result<object, Refusal>;

interface Route {
  method: 'GET' | 'POST';
  /** `{id}` stands for one segment. */
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
  { method: 'GET', path: '/v1/environment', run: environment },
  { method: 'GET', path: '/v1/doctor', run: replying(doctor) },
  { method: 'GET', path: '/v1/profiles', run: replying(profiles) },
  { method: 'GET', path: '/v1/complete', run: complete },
  { method: 'GET', path: '/v1/refusal', run: json(refusal) },
  { method: 'GET', path: '/v1/keys', run: replying(listKeys) },
  { method: 'POST', path: '/v1/keys/new', run: replyingTo(changeKey('create')) },
  { method: 'POST', path: '/v1/keys/rotate', run: replyingTo(changeKey('rotate')) },
  { method: 'POST', path: '/v1/keys/revoke', run: replyingTo(changeKey('revoke')) },
  { method: 'POST', path: '/v1/keys/check', run: replyingTo(checkKey) },
  { method: 'GET', path: '/v1/health', run: replying(health) },
  { method: 'GET', path: '/v1/jobs', run: replying(jobs) },
  { method: 'GET', path: '/v1/jobs/{id}', run: replying(job) },
  { method: 'POST', path: '/v1/login', run: replyingTo(login) },
  { method: 'POST', path: '/v1/logout', run: replyingTo(logout) },
  { method: 'POST', path: '/v1/use', run: replyingTo(use) },
  { method: 'POST', path: '/v1/refresh', run: replyingTo(refresh) },
];

/** The gate's rules for a destination. */
export function callAt(destination: Destination): CallRules | null {
  if (destination.kind === 'hub') return { methods: 'any', streams: true };
  const methods = routes
    .filter(({ path }) => isAt(path, destination.path))
    .map(({ method }) => method);
  return methods.length ? { methods, streams: false } : null;
}

function isAt(pattern: string, path: string): boolean {
  const [start = '', end] = pattern.split('{id}');
  if (end === undefined) return pattern === path;
  return path.startsWith(start) && /^[^/]+$/.test(path.slice(start.length));
}

/** Runs a request that the gate let through. Null: it has been answered. */
export async function run(destination: Destination, context: CallContext): Promise<Refusal | null> {
  if (destination.kind === 'hub') return forward(context, destination);
  const { method } = context.head;
  const route = routes.find(
    (candidate) => candidate.method === method && isAt(candidate.path, destination.path),
  );
  return route ? route.run(context) : noSuchCall;
}

function status({ head, response, work }: CallContext): Promise<null> {
  if (wantsText(head)) {
    const lines = inLocale(callerLocale(head), () =>
      statusForPeople(work.view(), work.now(), paintFor(head)),
    );
    sendText(response, `${lines.join('\n')}\n`);
  } else sendJsonText(response, 200, statusText(work.view()));
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
  const copied = await work.services.helperCopies.copy({
    request,
    caller,
    waitMs: wait.value,
    signal,
  });
  if (!copied.ok) return fail(copyRefusal(copied.problem));
  const { clearsAt } = copied.value;
  const clearsInSeconds = clearsAt === null ? null : Math.round((clearsAt - work.now()) / 1000);
  return ok({ copied: word, clearsInSeconds });
}

/** A desktop's own text without blanks at its ends; another one only keeps the window behind others. */
const isActivationToken = (token: unknown): token is string =>
  typeof token === 'string' && /^[!-~](?:[ -~]{0,254}[!-~])?$/.test(token);

function open({ work }: CallContext, body: unknown): Answer {
  const fields = readObject(body, ['quick', 'activationToken']);
  const quick = fields.ok ? readSwitch(fields.value('quick')) : null;
  if (!fields.ok || quick === null) return fail(badRequest(m.helper_quick));
  const token = fields.value('activationToken');
  work.open({ quick, activationToken: isActivationToken(token) ? token : null });
  return ok({ opened: true });
}
