import { afterEach, describe, expect, it } from 'vitest';
import { oddAnswers, startOddHub, startRawHub, type RawHub } from '../../../e2e/hub/raw-hub.ts';
import { profileId } from '../../domain/ids.ts';
import { Secret } from '../../domain/secret.ts';
import type { ForwardedRequest } from '../../ports/hub-forwarder.ts';
import { NodeHubForwarder } from './node-hub-forwarder.ts';
import { targetAt } from '../../testing/target-at.ts';

let hub: RawHub;
afterEach(() => hub.stop());

const forwarder = new NodeHubForwarder();
const credential = { kind: 'session', secret: Secret.of('the-token') } as const;

const forward = (change: Partial<ForwardedRequest> = {}) => {
  const signal = new AbortController().signal;
  const request = { method: 'GET', path: '/api/', headers: [], body: null, signal, ...change };
  return forwarder.forward(
    { ...targetAt(hub.url), profile: profileId('one') },
    credential,
    request,
  );
};

async function bodyOf(answer: Awaited<ReturnType<typeof forward>>): Promise<string> {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.value.body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('what is no answer', () => {
  it.each(Object.keys(oddAnswers))('is one of our own within a second: %s', async (name) => {
    hub = await startOddHub(oddAnswers[name] ?? '');
    const from = performance.now();
    // Twice, as a body that can be sent again must not be sent for an answer like this.
    for (const body of [null, Buffer.from('{}')]) {
      const answer = await forward({ method: body ? 'POST' : 'GET', body });
      expect(answer).toEqual({ ok: false, problem: { kind: 'unreadable', why: 'not-http' } });
    }
    expect(performance.now() - from).toBeLessThan(1_000);
    expect(hub.connections()).toBe(2);
    await expect.poll(() => hub.open()).toBe(0);
  });

  it.each(['', 'HTTP/1.1 200'])('is told of where the Hub hangs up after %j', async (said) => {
    hub = await startRawHub((socket) => socket.on('data', () => socket.end(said)));
    expect(await forward()).toEqual({
      ok: false,
      problem: { kind: 'unreachable', reason: 'broken' },
    });
  });
});

describe('an odd answer', () => {
  it('comes after a few on the way to it', async () => {
    hub = await startOddHub(
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n' +
        'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi',
    );
    expect(await bodyOf(await forward())).toBe('hi');
  });

  it('has its reason left out where a status line can’t hold it', async () => {
    hub = await startOddHub('HTTP/1.1 200 O\x01K\x7f\r\nContent-Length: 2\r\n\r\nhi');
    expect(await forward()).toMatchObject({ value: { status: 200, reason: '' } });
  });

  it('keeps each of its many headers', async () => {
    const many = 'a:\r\n'.repeat(3_000);
    hub = await startOddHub(`HTTP/1.1 200 OK\r\n${many}Content-Length: 2\r\n\r\nhi`);
    const answer = await forward();
    expect(answer.ok && answer.value.headers.length).toBe(3_001);
    expect(await bodyOf(answer)).toBe('hi');
  });

  it.each([
    ['a second answer', 'GET', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi', 'hi'],
    ['a body of HEAD', 'HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n', ''],
    ['a body of 204', 'GET', 'HTTP/1.1 204 No Content\r\nContent-Length: 9\r\n\r\n', ''],
    ['a body of 304', 'GET', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n', ''],
  ])('has no part in the next one: %s', async (_what, method, first, body) => {
    const stray = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison';
    for (const separately of [false, true]) {
      hub = await startRawHub((socket, number) =>
        socket.on('data', () => {
          const good = `HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood`;
          socket.write(number > 1 ? good : separately ? first : first + stray);
          // When the caller has its answer and the connection is at rest.
          if (number === 1 && separately) setTimeout(() => socket.write(stray), 50);
        }),
      );
      expect(await bodyOf(await forward({ method }))).toBe(body);
      await expect.poll(() => hub.open()).toBe(0);
      expect(await bodyOf(await forward())).toBe('good');
      if (!separately) await hub.stop();
    }
  });
});
