import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StrictReader, valuesOf, type StrictRequest } from '../../../e2e/fuzz/strict-reader.ts';
import { startRawHub, type RawHub } from '../../../e2e/hub/raw-hub.ts';
import { profileId } from '../../domain/ids.ts';
import { Secret } from '../../domain/secret.ts';
import type { Credential } from '../../domain/credential.ts';
import type { ForwardedRequest, StreamedBody } from '../../ports/hub-forwarder.ts';
import { NodeHubForwarder } from './node-hub-forwarder.ts';
import { targetAt } from '../../testing/target-at.ts';

interface Seen extends StrictRequest {
  connection: number;
}

let hub: RawHub;
let forwarder: NodeHubForwarder;
let seen: Seen[];
let wrong: string[];
/** Answers when a head is there, not waiting for the body. */
let early: boolean;

beforeEach(async () => {
  [seen, wrong, early] = [[], [], false];
  forwarder = new NodeHubForwarder({ limits: { connectMs: 10_000, answerMs: 10_000 } });
  hub = await startRawHub((socket, connection) => {
    const answer = (method: string) =>
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n${method === 'HEAD' ? '' : 'ok'}`);
    const reader = new StrictReader({
      head: ({ method }) => early && answer(method),
      request: (request) => {
        seen.push({ ...request, connection });
        if (!early) answer(request.method);
      },
      wrong: (why) => wrong.push(why),
    });
    socket.on('data', (bytes) => reader.push(bytes));
  });
});
afterEach(() => hub.stop());

const bearer = (token: string): Credential => ({ kind: 'session', secret: Secret.of(token) });

async function forward(
  change: Partial<ForwardedRequest> = {},
  { profile = 'one', credential = bearer('a') } = {},
): Promise<string> {
  const signal = new AbortController().signal;
  const request = { method: 'GET', path: '/api/', headers: [], body: null, signal, ...change };
  const target = { ...targetAt(hub.url), profile: profileId(profile) };
  const answer = await forwarder.forward(target, credential, request);
  if (!answer.ok) return answer.problem.kind;
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.value.body) chunks.push(chunk);
  // The connection is free from the next turn on.
  await new Promise((resolve) => setImmediate(resolve));
  return Buffer.concat(chunks).toString();
}

const streamed = (length: number | null, ...parts: string[]): StreamedBody => ({
  length,
  stream: (async function* () {
    for (const part of parts) {
      await new Promise((resolve) => setImmediate(resolve));
      yield Buffer.from(part);
    }
  })(),
});

const smuggled = 'GET /outside/ HTTP/1.1\r\nHost: x\r\n\r\n';
const methods = ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'PROPFIND', 'LOCK'];

describe('every request', () => {
  it.each(methods)(
    'is framed once, those that change nothing on a connection that serves on: %s',
    async (method) => {
      const bodies: [ForwardedRequest['body'], string][] = [
        [Buffer.from(smuggled), smuggled],
        [streamed(null, 'a', smuggled, ''), `a${smuggled}`],
        [streamed(smuggled.length, smuggled), smuggled],
        [Buffer.alloc(0), ''],
        [streamed(null), ''],
        [null, ''],
      ];
      for (const [body] of bodies) await forward({ method, body });
      expect(wrong).toEqual([]);
      expect(seen.map(({ body }) => body.toString())).toEqual(bodies.map(([, text]) => text));
      expect(seen.every((request) => request.method === method && request.target === '/api/')).toBe(
        true,
      );
      const reuses = ['GET', 'HEAD', 'OPTIONS'].includes(method);
      expect(hub.connections()).toBe(reuses ? 1 : bodies.length);
    },
  );

  it('names one Host and carries one credential', async () => {
    await forward({ headers: [['X-Odd', '1']] });
    const headers = seen[0]?.headers ?? [];
    expect(valuesOf(headers, 'host')).toEqual([new URL(hub.url).host]);
    expect(valuesOf(headers, 'authorization')).toEqual(['Bearer a']);
    expect(valuesOf(headers, 'x-odd')).toEqual(['1']);
  });
});

describe('a connection is not used again', () => {
  it.each([
    ['a body that is too long', () => streamed(3, 'ab', 'cd')],
    ['a body that is too short', () => streamed(5, 'ab', 'cd')],
    [
      'a body that breaks off',
      () => ({
        length: null,
        stream: (async function* () {
          yield Buffer.from('ab');
          await Promise.reject(new Error('gone'));
        })(),
      }),
    ],
  ])('after %s', async (_what, body) => {
    expect(await forward({ method: 'POST', body: body() })).toBe('unreachable');
    expect(await forward()).toBe('ok');
    expect(seen.map(({ method, connection }) => `${method} ${connection}`)).toEqual(['GET 2']);
    expect(wrong).toEqual([]);
    await expect.poll(() => hub.open()).toBe(1);
  });

  it('after an answer that did not wait for the whole request', async () => {
    early = true;
    let more: () => void = () => undefined;
    const stream = (async function* () {
      yield Buffer.from('ab');
      await new Promise<void>((resolve) => (more = resolve));
      yield Buffer.from('cd');
    })();
    expect(await forward({ method: 'DELETE', body: { stream, length: null } })).toBe('ok');
    more();
    expect(await forward()).toBe('ok');
    expect(seen.map(({ method, connection }) => `${method} ${connection}`)).toEqual(['GET 2']);
    expect(wrong).toEqual([]);
    await expect.poll(() => hub.open()).toBe(1);
  });

  it('after the caller went away', async () => {
    const gone = new AbortController();
    const stream = (async function* () {
      yield Buffer.from('ab');
      gone.abort();
      await new Promise(() => undefined);
    })();
    const body = { stream, length: null };
    expect(await forward({ method: 'PUT', body, signal: gone.signal })).toBe('unreachable');
    expect(await forward()).toBe('ok');
    expect(seen.map(({ connection }) => connection)).toEqual([2]);
  });
});

describe('connections', () => {
  it('are shared by nothing but requests of one profile with one credential', async () => {
    const key: Credential = { kind: 'client-key', secret: Secret.of('a') };
    const users = [
      {},
      { profile: 'two' },
      { credential: bearer('b') },
      { credential: key },
      { profile: 'two', credential: key },
    ];
    for (const user of [...users, ...users]) expect(await forward({}, user)).toBe('ok');
    expect(seen.map(({ connection }) => connection)).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
  });

  it('are not kept for ever more credentials', async () => {
    for (let at = 0; at < 100; at += 1) await forward({}, { credential: bearer(`token-${at}`) });
    await expect.poll(() => hub.open()).toBeLessThanOrEqual(32);
    expect(hub.connections()).toBe(100);
    expect(await forward({}, { credential: bearer('token-99') })).toBe('ok');
    expect(seen.at(-1)?.connection).toBe(100);
  });

  it('come to their end with the request that is on them, when others take their place', async () => {
    let end: () => void = () => undefined;
    const stream = (async function* () {
      yield Buffer.from('ab');
      await new Promise<void>((resolve) => (end = resolve));
    })();
    const target = { ...targetAt(hub.url), profile: profileId('one') };
    const signal = new AbortController().signal;
    const request = { method: 'PUT', path: '/api/', headers: [], signal };
    const slow = forwarder.forward(target, bearer('slow'), {
      ...request,
      body: { stream, length: null },
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (let at = 0; at < 40; at += 1) await forward({}, { credential: bearer(`token-${at}`) });
    end();
    expect((await slow).ok).toBe(true);
    expect(seen.at(-1)?.body.toString()).toBe('ab');
  });
});
