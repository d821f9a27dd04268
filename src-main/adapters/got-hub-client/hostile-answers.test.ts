import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../domain/secret.ts';
import { targetAt } from '../../testing/target-at.ts';
import { GotHubClient } from './got-hub-client.ts';

/** A thread that reads nothing: what it answers shows who was asked. */
const marker = `import { parentPort } from 'node:worker_threads';
const texts = ['{"ok":false,"problem":"not-a-document"}'];
parentPort.postMessage({ result: { mark: '', texts }, body: null });`;
const inThread = { ok: false, problem: { kind: 'unreadable', why: 'not-a-document' } };

let folder = '';
let server: Server;
let answer: string | Buffer = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hubkey-marker-'));
  writeFileSync(join(folder, 'thread.mjs'), marker);
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const limits = { requestMs: 10_000, connectMs: 1_000, bytes: 8 * 1024 * 1024 };
const client = () =>
  new GotHubClient({ version: '0', worker: { file: join(folder, 'thread.mjs') }, limits });
const target = () => targetAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
const credential = { kind: 'session', secret: Secret.of('a.b.c') } as const;
const json = (text: string, status: number | string = 200): string =>
  `HTTP/1.1 ${status} X\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
const list = (bytes: number): string => `["${'x'.repeat(bytes - 4)}"]`;
const kB = 1024;

describe('what is large is not read in the app’s own thread', () => {
  it.each(['health', 'alerts', 'jobs', 'keys', 'configurations', 'any'] as const)(
    '%s',
    async (as) => {
      answer = json(list(64 * kB + 1));
      expect(await client().read(target(), credential, '/api/x/', as)).toEqual(inThread);
      answer = json(list(64 * kB));
      expect(await client().read(target(), credential, '/api/x/', as)).not.toEqual(inThread);
    },
  );

  it('nor what proves a credential', async () => {
    answer = json(list(64 * kB + 1));
    expect(await client().prove(target(), credential)).toEqual(inThread);
  });

  it('nor a document of any size', async () => {
    for (const text of ['{}', 'openapi: x', '<html>', '']) {
      answer = json(text);
      expect(await client().readDocument(target(), null, '/api/docs/')).toEqual(inThread);
    }
  });

  it('and tokens and keys are never large', async () => {
    answer = json(`{"access":"${'x'.repeat(64 * kB)}","refresh":"x"}`);
    const tooLarge = { ok: false, problem: { kind: 'unreadable', why: 'too-large' } };
    expect(await client().signIn(target(), 'u', Secret.of('p'))).toEqual(tooLarge);
    expect(await client().refresh(target(), Secret.of('r'))).toEqual(tooLarge);
    expect(await client().createKey(target(), credential, 'n')).toEqual(tooLarge);
  });

  it('nor a document over 2 MiB, or a list over 8', async () => {
    const tooLarge = { ok: false, problem: { kind: 'unreadable', why: 'too-large' } };
    answer = json(list(2 * kB * kB + 1));
    expect(await client().readDocument(target(), null, '/api/docs/')).toEqual(tooLarge);
    answer = json(list(8 * kB * kB + 1));
    expect(await client().read(target(), credential, '/api/x/', 'any')).toEqual(tooLarge);
  });
});

describe('a few bytes can’t cost much', () => {
  const signIn = () => client().signIn(target(), 'u', Secret.of('p'));

  it.each([
    ['nested lists', json('['.repeat(60_000)), { kind: 'unreadable', why: 'too-deep' }],
    [
      'nested lists in an error',
      json(`{"name":${'['.repeat(20_000)}"x"${']'.repeat(20_000)}}`, 400),
      { kind: 'invalid' },
    ],
    ['a 401 of 5 MB', json(`{"detail":"${'x'.repeat(5_000_000)}"}`, 401), { kind: 'blocked' }],
    ['a 502 of 5 MB', json(list(5_000_000), 502), { kind: 'server-error', status: 502 }],
    [
      'titles that never end',
      `HTTP/1.1 502 X\r\nContent-Type: text/html\r\n\r\n${'<title'.repeat(9_000)}`,
      { kind: 'server-error', title: null },
    ],
    [
      'a body in crumbs',
      `HTTP/1.1 200 X\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${'1\r\n[\r\n'.repeat(9_000)}0\r\n\r\n`,
      { kind: 'unreadable', why: 'too-slow' },
    ],
    [
      'a row of 1xx',
      `${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(500)}${json('{}')}`,
      { kind: 'unreadable', why: 'not-http' },
    ],
    [
      'another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
      { kind: 'unreadable', why: 'not-http' },
    ],
    ['a status that is none', json('{}', '099'), { kind: 'unreadable', why: 'not-http' }],
  ])('%s', async (_, sent, problem) => {
    answer = sent;
    expect(await signIn()).toMatchObject({ ok: false, problem });
  });

  it('a body in small pieces is taken all the same', async () => {
    const text = JSON.stringify({ overall_health: 'ok', site_status: [] });
    const pieces = [...text].map((char) => `1\r\n${char}\r\n`).join('');
    answer = `HTTP/1.1 200 X\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${pieces}0\r\n\r\n`;
    expect(await client().read(target(), credential, '/api/health/', 'health')).toMatchObject({
      ok: true,
      value: { value: { overall: 'ok' } },
    });
  });

  it.each(['{}', '[]', '"no"', '{"detail":{}}', '{"error":"blocked"}'])(
    'a 403 in another shape than the framework’s proves nothing: %s',
    async (text) => {
      answer = json(text, 403);
      expect(await client().prove(target(), credential)).toMatchObject({
        ok: false,
        problem: { kind: 'blocked', status: 403 },
      });
    },
  );

  it.each(['a\r\nrm -rf ~', 'a b', '\u001b]0;x\u0007', 'ü', '', 'x'.repeat(16_385)])(
    'a token is no more than a token: %.20j',
    async (token) => {
      const wrong = { ok: false, problem: { kind: 'unreadable', why: 'wrong-shape' } };
      answer = json(JSON.stringify({ access: token, refresh: 'x', id: 7, api_key: token }));
      expect(await signIn()).toEqual(wrong);
      expect(await client().createKey(target(), credential, 'n')).toEqual(wrong);
    },
  );

  it.each([
    ['9'.repeat(400), 86_400_000],
    ['-1', null],
    ['x', null],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 86_400_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['7', 7_000],
  ])('Retry-After: %.30s', async (text, retryAfterMs) => {
    answer = `HTTP/1.1 429 X\r\nRetry-After: ${text}\r\nContent-Length: 0\r\n\r\n`;
    expect(await signIn()).toEqual({ ok: false, problem: { kind: 'throttled', retryAfterMs } });
  });
});
