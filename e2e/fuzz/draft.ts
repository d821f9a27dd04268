import type { Chance } from './chance.ts';
import type { Door } from './door.ts';

/** A request that a kind of attack changes: its first line, its header lines and its body. */
export interface Draft {
  method: string;
  target: string;
  version: string;
  headers: readonly string[];
  body: Buffer;
}

interface Call {
  method: string;
  target: string;
  body?: string;
}

const ownCalls: readonly Call[] = [
  { method: 'GET', target: '/v1/status' },
  { method: 'GET', target: '/v1/status?x=1' },
  { method: 'GET', target: '/v1/header' },
  { method: 'POST', target: '/v1/copy', body: '{"what":"header"}' },
  { method: 'POST', target: '/v1/copy', body: '{"what":"curl","endpoint":"jobs","jq":true}' },
  { method: 'POST', target: '/v1/open', body: '{"quick":false}' },
  { method: 'GET', target: '/v1/profiles' },
  { method: 'GET', target: '/v1/complete?what=keys' },
  { method: 'GET', target: '/v1/refusal?ticket=x' },
  { method: 'GET', target: '/v1/keys' },
  { method: 'GET', target: '/v1/jobs/1?key=x' },
  { method: 'GET', target: '/v1/environment' },
  { method: 'POST', target: '/v1/use', body: '{"profile":"x"}' },
  { method: 'POST', target: '/v1/keys/check', body: '{"name":"x"}' },
  { method: 'GET', target: '/hub/-/api/health/' },
  { method: 'GET', target: '/hub/-/api/jobs/?page=1' },
  { method: 'HEAD', target: '/hub/-/api/jobs/' },
  { method: 'POST', target: '/hub/-/api/jobs/', body: '{"name":"x"}' },
  { method: 'DELETE', target: '/hub/-/api/jobs/7/' },
  { method: 'OPTIONS', target: '/hub/-/api/sites/' },
];

const socketCalls: readonly Call[] = [
  ...ownCalls,
  { method: 'GET', target: '/api/health/' },
  { method: 'POST', target: '/api/jobs/', body: '{"name":"x"}' },
];

/** A request as an honest caller of that door sends it. */
export function honestDraft(chance: Chance, door: Door): Draft {
  const call = chance.pick(door.kind === 'tcp' ? ownCalls : socketCalls);
  return draftOf(call, door, chance.often(0.5));
}

/** A request for a path, by a method, with a JSON body or none. */
export function draftOf({ method, target, body }: Call, door: Door, closes = true): Draft {
  const bytes = Buffer.from(body ?? '');
  const host = target.startsWith('/api') ? door.profileHost : door.host;
  return {
    method,
    target,
    version: 'HTTP/1.1',
    headers: [
      `Host: ${host}`,
      ...(door.kind === 'tcp' ? [`Authorization: Bearer ${door.token}`] : []),
      ...(closes ? ['Connection: close'] : []),
      ...(body === undefined
        ? []
        : ['Content-Type: application/json', `Content-Length: ${bytes.length}`]),
    ],
    body: bytes,
  };
}

/** The draft with more header lines, each at a random position. */
export function plus(draft: Draft, ...lines: readonly string[]): Draft {
  return { ...draft, headers: [...draft.headers, ...lines] };
}

/** The draft without the headers of these names. */
export function without(draft: Draft, ...names: readonly string[]): Draft {
  const headers = draft.headers.filter(
    (line) => !names.some((name) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)),
  );
  return { ...draft, headers };
}

/** The draft with a header instead of those of the same name. */
export const instead = (draft: Draft, name: string, value: string): Draft =>
  plus(without(draft, name), `${name}: ${value}`);

/** The draft with a body and the right Content-Length. */
export function withBody(draft: Draft, body: Buffer | string): Draft {
  const bytes = Buffer.from(body);
  return { ...instead(draft, 'Content-Length', String(bytes.length)), body: bytes };
}

/** The draft with that text as its whole body, sent in chunks as they are written here. */
export function inChunks(draft: Draft, chunks: Buffer | string): Draft {
  const unframed = without(draft, 'Content-Length', 'Transfer-Encoding');
  return { ...plus(unframed, 'Transfer-Encoding: chunked'), body: Buffer.from(chunks) };
}

/** The bytes on the wire. Header texts are Latin-1, so `utf8` texts are put in as their bytes. */
export function bytesOf(draft: Draft, end = '\r\n'): Buffer {
  const { method, target, version, headers, body } = draft;
  const first = [method, target, version].filter((word) => word !== '').join(' ');
  return Buffer.concat([Buffer.from([first, ...headers, '', ''].join(end), 'latin1'), body]);
}

/** A text as the bytes of its UTF-8, one character each, for a head that is written as Latin-1. */
export const asBytes = (text: string): string => Buffer.from(text).toString('latin1');
