import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { HeaderList } from '../../domain/forward-headers.ts';
import { judgedRefusal } from './judged-refusal.ts';

const json = ['Content-Type', 'application/json'] as const;
const gzip = ['Content-Encoding', 'gzip'] as const;
const challenge = ['WWW-Authenticate', 'Bearer realm="api"'] as const;
const refusal = '{"detail":"Token is invalid","code":"token_not_valid"}';
const rejected = { kind: 'rejected', status: 401, why: 'token' };
const blocked = { kind: 'blocked', status: 401, title: null };

async function judge(
  headers: HeaderList,
  body: string | Uint8Array,
  { method = 'GET', status = 401 }: { method?: string; status?: 401 | 403 } = {},
) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  // eslint-disable-next-line @typescript-eslint/require-await -- a stream of one piece that is there already
  const stream = (async function* () {
    yield bytes;
  })();
  const answer = { status, reason: '', headers, body: stream };
  const given = await judgedRefusal(answer, status, method);
  const chunks: Uint8Array[] = [];
  for await (const chunk of given.answer.body) chunks.push(chunk);
  return { problem: given.problem, passed: Buffer.concat(chunks) };
}

it('a packed refusal is looked into, and passed on as it came', async () => {
  const packed = gzipSync(refusal);
  expect(await judge([json, gzip], packed)).toEqual({ problem: rejected, passed: packed });
});

it.each([
  ['packed beyond the limit', [json, gzip], gzipSync(`{"detail":"${'x'.repeat(70_000)}"}`)],
  ['packed in a damaged way', [json, gzip], new Uint8Array([1, 2, 3])],
  ['a page', [['Content-Type', 'text/html']], '<title>401</title>'],
  ['JSON of another program', [json], '{"detail":"Unauthorized"}'],
  ['packed and no refusal of the framework', [json, gzip], gzipSync('{"error":"login"}')],
] as const)('what is %s is something in front', async (_what, headers, body) => {
  expect((await judge(headers, body)).problem).toEqual(blocked);
});

it.each([
  ['the framework’s challenge', [json, challenge], 401, { kind: 'challenged' }],
  ['another challenge', [json, ['WWW-Authenticate', 'Basic realm="api"']], 401, blocked],
  ['no challenge', [json], 401, blocked],
  ['the challenge of a page', [['Content-Type', 'text/html'], challenge], 401, blocked],
  ['403', [json, challenge], 403, { ...blocked, status: 403 }],
] as const)('a HEAD is refused by %s', async (_what, headers, status, problem) => {
  expect((await judge(headers, '', { method: 'HEAD', status })).problem).toEqual(problem);
});

it('a GET needs a body in the framework’s shape as well', async () => {
  expect((await judge([json, challenge], '')).problem).toEqual(blocked);
  const german = '{"detail":"Anmeldedaten fehlen."}';
  expect((await judge([json, challenge], german)).problem).toEqual({ kind: 'challenged' });
  expect((await judge([json], german)).problem).toEqual(blocked);
});
