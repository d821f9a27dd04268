import type { Door } from './door.ts';
import { leavesApi } from './leaves-api.ts';
import { valuesOf, type StrictHead, type StrictRequest } from './strict-requests.ts';

type Rule<Request> = (request: Request, door: Door) => boolean;

/** What a request needs to succeed. Written from the helper's specification, independently of its gate. */
const rules: readonly Rule<StrictHead>[] = [
  ({ target }) => /^\/(?!\/)/.test(target),
  ({ headers }, { kind, port }) => {
    const hosts = valuesOf(headers, 'host');
    const [host = ''] = hosts;
    const named = [`127.0.0.1:${port}`, `localhost:${port}`].includes(host);
    return hosts.length === 1 && (kind === 'socket' || named);
  },
  ({ headers }, door) => {
    const given = valuesOf(headers, 'authorization');
    return door.kind === 'socket' || (given.length === 1 && given[0] === `Bearer ${door.token}`);
  },
  ({ headers }) => headers.every(([name]) => name !== 'origin' && name !== 'referer'),
  ({ headers }) =>
    valuesOf(headers, 'expect').every((value) => value.toLowerCase() === '100-continue'),
  ({ headers }) =>
    !(
      valuesOf(headers, 'upgrade').some((value) => value !== '') &&
      valuesOf(headers, 'connection').some((value) => /\bupgrade\b/i.test(value))
    ),
];

/** Whether an answer with a status of 2xx would be right. */
export const maySucceed: Rule<StrictRequest> = (request, door) =>
  rules.every((rule) => rule(request, door)) && isKnown(request, door);

/** Whether it may succeed whatever its body is: a call that reads none may answer before it has come. */
export const mayIgnoreBody: Rule<StrictHead> = (head, door) =>
  rules.every((rule) => rule(head, door)) && readsNoBody(head);

const readsNoBody = ({ method, target }: StrictHead): boolean =>
  method === 'GET' && queryOf(target) !== null;

/** The calls that read, with the names that may be in their query; `any`: it is ignored. */
const reads = new Map<string, readonly string[] | 'any'>([
  ['/v1/status', 'any'],
  ['/v1/doctor', 'any'],
  ['/v1/profiles', []],
  ['/v1/complete', ['what', 'profile']],
  ['/v1/refusal', ['ticket']],
  ['/v1/keys', ['profile']],
  ['/v1/health', ['profile']],
  ['/v1/jobs', ['profile', 'key']],
]);

/** The names that may be in the query of a call that reads; null: it is no such call. */
function queryOf(target: string): readonly string[] | 'any' | null {
  const [path = ''] = target.split('?');
  if (/^\/v1\/jobs\/[A-Za-z0-9-]+$/.test(path)) return ['profile', 'key'];
  return reads.get(path) ?? null;
}

/** Whether a call that reads has only names in its query that it knows, each once. */
function isRead({ target }: StrictRequest): boolean {
  const names = queryOf(target);
  if (names === null || names === 'any') return names === 'any';
  const given = [...new URLSearchParams(target.split('?')[1] ?? '').keys()];
  return given.every((name) => names.includes(name)) && new Set(given).size === given.length;
}

/** The calls with a body of texts, by their fields. */
const writes = new Map<string, readonly string[]>([
  ['/v1/login', ['address', 'user', 'profile']],
  ['/v1/logout', ['profile']],
  ['/v1/use', ['profile']],
  ['/v1/refresh', ['profile']],
  ['/v1/keys/new', ['profile', 'name']],
  ['/v1/keys/rotate', ['profile', 'name']],
  ['/v1/keys/revoke', ['profile', 'name']],
  ['/v1/keys/check', ['profile', 'name']],
]);

function isWritten(request: StrictRequest, path: string): boolean {
  const names = writes.get(path);
  const fields = names && isJson(request) ? fieldsOf(jsonOf(request.body)) : null;
  if (!names || !fields) return false;
  return [...fields].every(([name, value]) => names.includes(name) && typeof value === 'string');
}

function isKnown(request: StrictRequest, door: Door): boolean {
  const [path = ''] = request.target.split('?');
  switch (`${request.method} ${path}`) {
    case 'POST /v1/copy':
      return isJson(request) && isCopy(jsonOf(request.body));
    case 'POST /v1/open':
      return isJson(request) && isOpen(jsonOf(request.body));
    default:
      // A raw header or environment is not given out: the person's setting is "never".
      if (request.method === 'GET' && queryOf(path) !== null) return isRead(request);
      if (request.method === 'POST' && writes.has(path)) return isWritten(request, path);
      return isPassed(request, door);
  }
}

function isPassed({ method, target, headers }: StrictRequest, door: Door): boolean {
  if (['TRACE', 'TRACK', 'CONNECT'].includes(method)) return false;
  const onlyOnce = ['x-hubkey-key', 'x-hubkey-wait'].every(
    (name) => valuesOf(headers, name).length <= 1,
  );
  const [, name, rest] = /^\/hub\/([^/?]+)(\/.*)$/.exec(target) ?? [];
  if (name !== undefined && rest !== undefined) {
    return onlyOnce && isProfile(name, door) && !leavesApi(rest);
  }
  const [host = ''] = valuesOf(headers, 'host');
  const named = host.replace(/:\d*$/, '').toLowerCase() === door.profileHost;
  return onlyOnce && door.kind === 'socket' && named && !leavesApi(target);
}

function isProfile(segment: string, { profile }: Door): boolean {
  try {
    const name = decodeURIComponent(segment);
    return name === '-' || name.toLowerCase() === profile.toLowerCase();
  } catch {
    return false;
  }
}

const isJson = ({ headers }: StrictRequest): boolean =>
  /^application\/json[ \t]*(;|$)/i.test(valuesOf(headers, 'content-type')[0] ?? '');

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}

/** The own fields of an object that is no list, or null. */
function fieldsOf(value: unknown): Map<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : null;
}

const copyWords = [
  'header',
  'value',
  'curl',
  'export',
  'httpie',
  'python',
  'powershell',
  'helper',
  'swagger',
  'login',
];
const copyFields: Record<string, (value: unknown) => boolean> = {
  what: (value) => typeof value === 'string' && copyWords.includes(value),
  profile: (value) => typeof value === 'string',
  endpoint: (value) => typeof value === 'string',
  path: (value) => typeof value === 'string',
  method: (value) => typeof value === 'string',
  body: (value) => typeof value === 'string',
  variable: (value) => typeof value === 'boolean',
  shell: (value) => typeof value === 'string',
  jq: (value) => typeof value === 'boolean',
  credential: (value) => {
    const fields = fieldsOf(value);
    return (
      value === 'session' || (fields?.size === 1 && typeof fields.get('clientKey') === 'string')
    );
  },
};

function isCopy(body: unknown): boolean {
  const fields = fieldsOf(body);
  if (!fields?.has('what')) return false;
  return [...fields].every(
    ([name, value]) => Object.hasOwn(copyFields, name) && copyFields[name]?.(value) === true,
  );
}

function isOpen(body: unknown): boolean {
  const fields = fieldsOf(body);
  return (
    fields !== null &&
    [...fields].every(([name, value]) => name === 'quick' && typeof value === 'boolean')
  );
}
