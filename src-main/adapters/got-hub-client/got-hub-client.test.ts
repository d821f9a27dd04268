import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startHub, type Fault, type HubOptions, type StandInHub } from '../../../e2e/hub/hub.ts';
import { startProxy, type StandInProxy } from '../../../e2e/hub/proxy.ts';
import { newPassword } from '../../../e2e/hub/state.ts';
import { Secret } from '../../domain/secret.ts';
import { builtAnswerThread } from '../../testing/built-answer-thread.ts';
import { HubRoutes } from '../hub-connection/hub-routes.ts';
import { GotHubClient } from './got-hub-client.ts';
import { sendRequest } from './hub-requests.ts';
import { jsonBytes } from './json-bytes.ts';
import { targetAt } from '../../testing/target-at.ts';

const limits = { requestMs: 1_000, connectMs: 1_000, bytes: 200_000 };
let hub: StandInHub;
let proxy: StandInProxy | null = null;
let thread = { folder: '', file: '' };
beforeAll(async () => {
  thread = await builtAnswerThread();
});
afterAll(() => rmSync(thread.folder, { recursive: true }));
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.resetModules();
  await hub.stop();
  await proxy?.stop();
  proxy = null;
});

async function start(options: HubOptions = {}): Promise<void> {
  hub = await startHub(options);
}
const client = (change = {}) =>
  new GotHubClient({ version: '1.2.3', worker: thread, limits: { ...limits, ...change } });
const target = (pin: string | null = null) => targetAt(hub.url, pin);
const signIn = (pin: string | null = null) =>
  client().signIn(target(pin), hub.user, Secret.of(hub.password));

describe('signing in', () => {
  it('gives both tokens with their lives, whatever the Hub’s clock', async () => {
    await start({ clockOffsetSeconds: -7200 });
    const answer = await signIn();
    if (!answer.ok) throw new Error(answer.problem.kind);
    const { access, refresh } = answer.value;
    expect(Math.abs(access.lifeMs - 3_600_000)).toBeLessThanOrEqual(1_000);
    expect(Math.abs(refresh.lifeMs - 86_400_000)).toBeLessThanOrEqual(1_000);
    expect(hub.requests[0]).toMatchObject({
      method: 'POST',
      path: '/api/auth/token/',
      headers: {
        accept: 'application/json',
        'accept-language': 'en',
        'user-agent': 'Hubkey/1.2.3',
      },
    });
  });

  it('sends what reads as the same JSON, whatever the password is made of', async () => {
    const password = 'a"b\\c ż 🔑 \n' + newPassword();
    await start({ users: [{ name: 'pixit', password }] });
    expect((await signIn()).ok).toBe(true);
    expect(hub.requests[0]?.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(hub.requests[0]?.headers).not.toHaveProperty('transfer-encoding');
  });

  it.each(['an answer', 'no answer'])('zeroes what was sent after %s', async (after) => {
    await start();
    if (after === 'no answer') await hub.stopListening();
    const sent: Uint8Array[] = [];
    const body = () => {
      const bytes = jsonBytes({ username: hub.user, password: Secret.of(hub.password) });
      sent.push(bytes);
      return bytes;
    };
    const path = '/api/auth/token/';
    const request = { method: 'POST', path, body, maxBytes: 65_536 } as const;
    const reveal = vi.spyOn(Secret.prototype, 'reveal');
    const options = { routes: new HubRoutes(), userAgent: 'Hubkey/1.2.3', limits: undefined };
    expect((await sendRequest(target(), request, options)).ok).toBe(after === 'an answer');
    expect(reveal).not.toHaveBeenCalled();
    expect(sent.map((bytes) => bytes.every((byte) => byte === 0))).toEqual([true]);
  });

  it('a wrong password is a definite no', async () => {
    await start();
    const answer = await client().signIn(target(), hub.user, Secret.of('wrong'));
    expect(answer).toEqual({
      ok: false,
      problem: { kind: 'rejected', status: 401, why: 'no-account' },
    });
  });

  it('keeps the prefix', async () => {
    await start({ prefix: '/hub' });
    expect((await signIn()).ok).toBe(true);
    expect(hub.requests[0]?.path).toBe('/hub/api/auth/token/');
  });

  const challenge = { 'www-authenticate': 'Bearer realm="api"' };
  const apiKeyChallenge = { 'www-authenticate': 'Api-Key' };
  it.each<[Fault, unknown]>([
    [
      { kind: 'html', status: 502, title: 'Bad &amp; Gateway' },
      { kind: 'server-error', status: 502, title: 'Bad & Gateway' },
    ],
    [
      { kind: 'html', status: 200, title: 'Welcome' },
      { kind: 'not-a-hub', status: 200, title: 'Welcome' },
    ],
    [
      { kind: 'html', status: 404, title: 'Not Found' },
      { kind: 'not-a-hub', status: 404 },
    ],
    [{ kind: 'html', status: 400, title: 'Bad Request (400)' }, { kind: 'host-not-allowed' }],
    [
      { kind: 'json', status: 400, body: { username: ['Too long.'] } },
      { kind: 'invalid', fields: { username: ['Too long.'] } },
    ],
    [
      { kind: 'json', status: 403, body: { detail: 'Your IP address\nis not allowed.' } },
      { kind: 'blocked', status: 403, title: 'Your IP address is not allowed.' },
    ],
    [
      { kind: 'json', status: 401, body: { detail: 'Unauthorized' } },
      { kind: 'blocked', status: 401, title: 'Unauthorized' },
    ],
    [
      { kind: 'json', status: 401, body: { detail: 'Anmeldedaten fehlen.' }, headers: challenge },
      { kind: 'challenged' },
    ],
    [
      { kind: 'json', status: 401, body: { detail: 'Unauthorized' }, headers: apiKeyChallenge },
      { kind: 'blocked', status: 401 },
    ],
    [
      { kind: 'json', status: 403, body: { detail: 'You do not have permission.' } },
      { kind: 'not-permitted' },
    ],
    [
      { kind: 'throttle', seconds: 60 },
      { kind: 'throttled', retryAfterMs: 60_000 },
    ],
    [
      { kind: 'redirect', location: 'https://hub.example/' },
      { kind: 'redirect', location: 'https://hub.example/' },
    ],
    [{ kind: 'wrong-types' }, { kind: 'unreadable', why: 'wrong-shape' }],
    [
      { kind: 'json', status: 200, body: [] },
      { kind: 'unreadable', why: 'wrong-shape' },
    ],
    [
      { kind: 'json', status: 204, body: undefined },
      { kind: 'unreadable', why: 'wrong-shape' },
    ],
    [{ kind: 'hang' }, { kind: 'unreachable', reason: 'timeout' }],
    [{ kind: 'reset' }, { kind: 'unreachable', reason: 'broken' }],
    [{ kind: 'truncate' }, { kind: 'unreadable', why: 'cut-short' }],
    [{ kind: 'endless' }, { kind: 'unreadable', why: 'too-large' }],
  ])('meets %o', async (fault, problem) => {
    await start();
    hub.fault('/api/', fault);
    expect(await signIn()).toMatchObject({ ok: false, problem });
    expect(hub.requests).toHaveLength(1);
  });

  it('an address at which nothing listens', async () => {
    await start();
    await hub.stopListening();
    expect(await signIn()).toMatchObject({ problem: { kind: 'unreachable', reason: 'refused' } });
  });

  it('a name that nobody knows', async () => {
    await start();
    const answer = await client().signIn(targetAt('http://no-such.invalid'), 'x', Secret.of('y'));
    expect(answer).toMatchObject({ problem: { kind: 'unreachable', reason: 'name' } });
  });

  it('https asked of a Hub that speaks http', async () => {
    await start();
    const hubs = targetAt(hub.url.replace('http:', 'https:'));
    const answer = await client().signIn(hubs, 'x', Secret.of('y'));
    expect(answer).toMatchObject({ problem: { kind: 'unreachable', reason: 'no-tls' } });
  });
});

describe('refreshing', () => {
  const refreshed = async () => {
    const first = await signIn();
    if (!first.ok) throw new Error(first.problem.kind);
    const { token } = first.value.refresh;
    return { token, answer: await client().refresh(target(), token) };
  };

  it('keeps the old token where the Hub gives no new one', async () => {
    await start();
    const { answer } = await refreshed();
    expect(answer).toMatchObject({ ok: true, value: { refresh: null } });
  });

  it('hands on a rotated one, and meets the blacklist', async () => {
    await start({ rotation: 'on-blacklist' });
    const { token, answer } = await refreshed();
    expect(answer.ok && answer.value.refresh?.token.equals(token)).toBe(false);
    expect(await client().refresh(target(), token)).toEqual({
      ok: false,
      problem: { kind: 'rejected', status: 401, why: 'token' },
    });
  });

  it('counts the shorter life where the Hub copies iat', async () => {
    await start({ copiesIat: true, accessSeconds: 100 });
    const first = await signIn();
    if (!first.ok) throw new Error(first.problem.kind);
    hub.set({ clockOffsetSeconds: 50 });
    const answer = await client().refresh(target(), first.value.refresh.token);
    if (!answer.ok) throw new Error(answer.problem.kind);
    expect(answer.value.access.lifeMs).toBeLessThanOrEqual(100_000);
  });

  it('tries the older path where the page isn’t there', async () => {
    await start();
    hub.fault('/api/auth/token/refresh/', { kind: 'html', status: 404 });
    hub.fault('/api/token/refresh/', { kind: 'json', status: 200, body: { access: 'opaque' } });
    const { answer } = await refreshed();
    expect(answer).toMatchObject({ ok: true, value: { access: { lifeMs: 3_600_000 } } });
  });
});

describe('proving a credential', () => {
  const prove = (key: string) =>
    client().prove(target(), { kind: 'client-key', secret: Secret.of(key) });

  it.each([401, 403] as const)('tells a good key from a bad one in style %d', async (style) => {
    await start({ style, healthOpen: true });
    expect(await prove(hub.addKey('good').key)).toEqual({ ok: true, value: undefined });
    expect(await prove('bad.key')).toEqual({
      ok: false,
      problem: { kind: 'rejected', status: style, why: 'no-credentials' },
    });
  });

  it('asks where keys are documented, and nowhere else', async () => {
    await start();
    hub.fault('/api/auth/clientkeys/', { kind: 'html', status: 404 }, 2);
    expect((await prove(hub.addKey('good').key)).ok).toBe(true);
    hub.fault('/api/jobs/', { kind: 'html', status: 404 }, 1);
    expect(await prove('bad.key')).toMatchObject({ problem: { kind: 'not-a-hub', status: 404 } });
  });
});

describe('certificates', () => {
  it.each(['self-signed', 'expired', 'wrong-host', 'good'] as const)(
    'from an unknown authority or wrong are refused before anything is sent: %s',
    async (tls) => {
      await start({ tls });
      const answer = await signIn();
      const fault = {
        expired: 'expired',
        'self-signed': 'unknown',
        good: 'unknown',
        'wrong-host': 'unknown',
      }[tls];
      expect(answer).toMatchObject({
        problem: {
          kind: 'certificate',
          fault,
          certificate: { sha256: hub.certificate?.sha256, subject: hub.certificate?.subject },
        },
      });
      expect(hub.requests).toEqual([]);
    },
  );

  it.each(['self-signed', 'wrong-host', 'good'] as const)(
    'are taken by their pin: %s',
    async (tls) => {
      await start({ tls });
      expect((await signIn(hub.certificate?.sha256)).ok).toBe(true);
    },
  );

  it('are refused by another pin, and by their dates even when pinned', async () => {
    await start({ tls: 'self-signed' });
    const pin = hub.certificate?.sha256 ?? '';
    await hub.useCertificate('self-signed');
    expect(await signIn(pin)).toMatchObject({ problem: { kind: 'certificate', fault: 'changed' } });
    await hub.useCertificate('expired');
    expect(await signIn(hub.certificate?.sha256)).toMatchObject({ problem: { fault: 'expired' } });
    expect(hub.requests).toEqual([]);
  });

  it('of an authority in NODE_EXTRA_CA_CERTS count, for the right name', async () => {
    await start({ tls: 'good' });
    const folder = mkdtempSync(join(tmpdir(), 'hubkey-ca-'));
    const file = join(folder, 'ca.pem');
    writeFileSync(file, hub.authorityPem);
    vi.stubEnv('NODE_EXTRA_CA_CERTS', file);
    const { GotHubClient: Fresh } = await import('./got-hub-client.ts');
    // Loading it anew and reading the system's authorities takes its time.
    const patient = { ...limits, requestMs: 15_000, connectMs: 15_000 };
    const fresh = new Fresh({ version: '1', worker: thread, limits: patient });
    const ask = () => fresh.signIn(target(), hub.user, Secret.of(hub.password));
    expect((await ask()).ok).toBe(true);
    await hub.useCertificate('wrong-host');
    expect(await ask()).toMatchObject({ problem: { kind: 'certificate', fault: 'wrong-host' } });
    rmSync(folder, { recursive: true });
  });
});

describe('proxies', () => {
  /** The Hub by a name that leads to it through the stand-in proxy alone. */
  const named = () => hub.url.replace('127.0.0.1', 'hub.test');
  const signInThere = (pin: string | null = null, url = named()) =>
    client().signIn(targetAt(url, pin), hub.user, Secret.of(hub.password));

  it('are used for http and https, pins included', async () => {
    proxy = await startProxy();
    vi.stubEnv('HTTP_PROXY', proxy.url);
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    await start();
    expect((await signInThere()).ok).toBe(true);
    await hub.stop();
    await start({ tls: 'self-signed' });
    expect(await signInThere()).toMatchObject({
      problem: { kind: 'certificate', fault: 'unknown' },
    });
    expect((await signInThere(hub.certificate?.sha256)).ok).toBe(true);
    expect(proxy.seen[0]).toMatch(/^POST http:\/\/hub\.test:\d+\/api\/auth\/token\/$/);
    expect(proxy.seen.at(-1)).toMatch(/^CONNECT hub\.test:\d+$/);
  });

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST.', '127.1', '[::ffff:127.0.0.1]', '0x7f000001'])(
    'never see what is meant for this computer: %s',
    async (host) => {
      proxy = await startProxy();
      for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) vi.stubEnv(name, proxy.url);
      vi.stubEnv('NO_PROXY', 'other.example');
      await start();
      const there = hub.url.replace('127.0.0.1', host);
      expect((await signInThere(null, there)).ok).toBe(true);
      await hub.stop();
      await start({ tls: 'self-signed' });
      const secure = hub.url.replace('127.0.0.1', host);
      expect((await signInThere(hub.certificate?.sha256, secure)).ok).toBe(true);
      expect(proxy.seen).toEqual([]);
    },
  );

  it('see what only looks like this computer', async () => {
    proxy = await startProxy();
    vi.stubEnv('ALL_PROXY', proxy.url);
    await start();
    const there = hub.url.replace('127.0.0.1', 'evil.localhost');
    expect((await signInThere(null, there)).ok).toBe(true);
    expect(proxy.seen).toHaveLength(1);
  });

  it('that open no tunnel are named as the cause', async () => {
    proxy = await startProxy({ refuses: true });
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    await start({ tls: 'self-signed' });
    expect(await signInThere()).toMatchObject({
      problem: { kind: 'unreachable', reason: 'proxy' },
    });
  });

  it('that can’t be reached are named as the cause', async () => {
    proxy = await startProxy();
    vi.stubEnv('HTTP_PROXY', proxy.url);
    await proxy.stop();
    await start();
    expect(await signInThere()).toMatchObject({
      problem: { kind: 'unreachable', reason: 'proxy' },
    });
  });
});

describe('client keys', () => {
  async function bearer() {
    const answer = await signIn();
    if (!answer.ok) throw new Error(answer.problem.kind);
    return { kind: 'session', secret: answer.value.access.token } as const;
  }

  it('are made with their secret, listed without it, and revoked', async () => {
    await start();
    const credential = await bearer();
    const made = await client().createKey(target(), credential, 'nightly');
    if (!made.ok) throw new Error(made.problem.kind);
    const { hubId, name, key } = made.value;
    expect({ hubId, name }).toEqual({ hubId: 1, name: 'nightly' });
    expect((await client().prove(target(), { kind: 'client-key', secret: key })).ok).toBe(true);
    const list = await client().read(target(), credential, '/api/auth/clientkeys/', 'keys');
    expect(list.ok && list.value.value).toMatchObject({ count: 1, keys: [{ hubId: 1, name }] });
    expect(list.ok && Buffer.from(list.value.body).includes(key.reveal())).toBe(false);
    expect(await client().revokeKey(target(), credential, hubId)).toEqual({ ok: true });
    expect(hub.keys()).toEqual([]);
    // Gone is what was asked for.
    expect(await client().revokeKey(target(), credential, hubId)).toEqual({ ok: true });
  });

  it('give the Hub’s own words for a name that it refuses', async () => {
    await start();
    const answer = await client().createKey(target(), await bearer(), 'x'.repeat(51));
    const fields = { name: ['Ensure this field has no more than 50 characters.'] };
    expect(answer).toEqual({ ok: false, problem: { kind: 'invalid', fields } });
  });

  it('may have been made although no answer came', async () => {
    await start();
    const credential = await bearer();
    hub.fault('/api/auth/clientkeys/', { kind: 'lost-answer' });
    const answer = await client().createKey(target(), credential, 'lost');
    expect(answer).toEqual({ ok: false, problem: { kind: 'unreachable', reason: 'broken' } });
    expect(hub.keys()).toEqual([{ id: 1, name: 'lost' }]);
  });

  it('are read as made only with an id and a secret', async () => {
    await start();
    const credential = await bearer();
    hub.fault('/api/auth/clientkeys/', { kind: 'json', status: 201, body: { id: '7' } });
    const answer = await client().createKey(target(), credential, 'odd');
    expect(answer).toEqual({ ok: false, problem: { kind: 'unreadable', why: 'wrong-shape' } });
  });
});
