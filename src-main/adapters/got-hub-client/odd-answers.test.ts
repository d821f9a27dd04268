import { afterEach, beforeAll, expect, it } from 'vitest';
import { oddAnswers, startOddHub, startRawHub, type RawHub } from '../../../e2e/hub/raw-hub.ts';
import { Secret } from '../../domain/secret.ts';
import { GotHubClient } from './got-hub-client.ts';
import { targetAt } from '../../testing/target-at.ts';

let hub: RawHub;
// Loaded with the first request, which is not what is timed here.
beforeAll(() => import('./hub-requests.ts'));
afterEach(() => hub.stop());

// Small answers are read without the thread.
const client = new GotHubClient({ version: '1', worker: { file: '' } });
const credential = { kind: 'session', secret: Secret.of('the-token') } as const;

it.each(Object.keys(oddAnswers))(
  'no answer is one of our own within a second: %s',
  async (name) => {
    hub = await startOddHub(oddAnswers[name] ?? '');
    const target = targetAt(hub.url);
    const from = performance.now();
    const signedIn = await client.signIn(target, 'one', Secret.of('right'));
    const read = await client.read(target, credential, '/api/health/', 'health');
    expect(performance.now() - from).toBeLessThan(1_000);
    const problem = { kind: 'unreadable', why: 'not-http' };
    expect([signedIn, read]).toEqual([
      { ok: false, problem },
      { ok: false, problem },
    ]);
    expect(hub.connections()).toBe(2);
    await expect.poll(() => hub.open()).toBe(0);
  },
);

it.each(['', 'HTTP/1.1 200'])('tells of a Hub that hangs up after %j', async (said) => {
  hub = await startRawHub((socket) => socket.on('data', () => socket.end(said)));
  const read = await client.read(targetAt(hub.url), credential, '/api/health/', 'health');
  expect(read).toEqual({ ok: false, problem: { kind: 'unreachable', reason: 'broken' } });
});
