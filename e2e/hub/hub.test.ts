import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { callsTo, claimsOf } from './calls-to.ts';
import { startHub, type HubOptions, type StandInHub } from './hub.ts';

let hub: StandInHub;
afterEach(() => hub.stop());

const start = async (options: HubOptions = {}): Promise<void> => {
  hub = await startHub(options);
};
const { post, get, logIn } = callsTo(() => hub);

describe('tokens', () => {
  it('are JWTs with the claims and lives chosen', async () => {
    await start({ accessSeconds: 60, refreshSeconds: 600, clockOffsetSeconds: 7200 });
    const { access, refresh } = await logIn();
    const claims = claimsOf(access);
    expect(claims).toMatchObject({ token_type: 'access', user_id: 1 });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(60);
    expect(Number(claims['iat'])).toBeGreaterThan(Date.now() / 1000 + 7000);
    expect(claims['jti']).toMatch(/^[0-9a-f]{32}$/);
    expect(claimsOf(refresh)['token_type']).toBe('refresh');
  });

  it.each([
    [{ username: 'pixit', password: 'wrong' }, 401, 'No active account found'],
    [{ username: 'pixit' }, 400, 'This field is required.'],
    [{ username: '', password: 'x' }, 400, 'may not be blank'],
    [{ username: null, password: 'x' }, 400, 'may not be null'],
    [[1], 400, 'Expected a dictionary, but got list'],
    ['{', 400, 'JSON parse error'],
  ])('are refused for %j', async (body, status, text) => {
    await start();
    const answer = await post('/api/auth/token/', body);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(text);
  });

  it('are refreshed, rotated and blacklisted as chosen', async () => {
    await start({ rotation: 'on-blacklist' });
    const { refresh } = await logIn();
    const first = (await (await post('/api/auth/token/refresh/', { refresh })).json()) as object;
    expect(Object.keys(first).sort()).toEqual(['access', 'refresh']);
    const again = await post('/api/auth/token/refresh/', { refresh });
    expect(again.status).toBe(401);
    expect(await again.json()).toMatchObject({ code: 'token_not_valid' });
    hub.set({ rotation: 'off' });
    const other = await logIn();
    const plain = await post('/api/auth/token/refresh/', { refresh: other.refresh });
    expect(Object.keys((await plain.json()) as object)).toEqual(['access']);
  });

  it('of the wrong type, ended, or signed by another secret are refused', async () => {
    await start();
    const { access, refresh } = await logIn();
    expect((await post('/api/auth/token/refresh/', { refresh: access })).status).toBe(401);
    expect((await get('/api/jobs/', `Bearer ${refresh}`)).status).toBe(401);
    hub.set({ clockOffsetSeconds: 100_000 });
    expect((await get('/api/jobs/', `Bearer ${access}`)).status).toBe(401);
    hub.set({ clockOffsetSeconds: 0 });
    expect((await get('/api/jobs/', `Bearer ${access}`)).status).toBe(200);
    hub.endSessions();
    expect((await get('/api/jobs/', `Bearer ${access}`)).status).toBe(401);
  });
});

describe('credentials', () => {
  it.each([401, 403] as const)('are refused in style %d', async (style) => {
    await start({ style });
    for (const header of [undefined, 'bearer x', 'Bearer', 'Bearer a b', 'Api-Key nope']) {
      const answer = await get('/api/jobs/', header);
      expect(answer.status).toBe(style);
      expect(answer.headers.has('www-authenticate')).toBe(style === 401);
    }
  });

  it('client keys work until revoked, and manage keys only where that is allowed', async () => {
    await start({ frameworkLike: true });
    const { access } = await logIn();
    const made = await post(
      '/api/auth/clientkeys/',
      { name: 'ci' },
      { authorization: `Bearer ${access}` },
    );
    expect(made.status).toBe(201);
    const { api_key, id, url } = (await made.json()) as Record<string, string>;
    expect(api_key).toMatch(/^\w{8}\.\w{32}$/);
    expect(url).toBe(`http://localhost:8000/api/auth/clientkeys/${id ?? ''}/`);
    expect((await get('/api/jobs/', `Api-Key ${api_key ?? ''}`)).status).toBe(200);
    const managing = await get('/api/auth/clientkeys/', `Api-Key ${api_key ?? ''}`);
    expect(managing.status).toBe(401);
    expect(await managing.text()).toContain('credentials were not provided');
    hub.set({ keyManagement: 'any' });
    expect((await get('/api/auth/clientkeys/', `Api-Key ${api_key ?? ''}`)).status).toBe(200);
    const single = await get(`/api/auth/clientkeys/${id ?? ''}/`, `Bearer ${access}`);
    expect(await single.text()).not.toContain(api_key);
    hub.revokeKey(Number(id));
    expect((await get('/api/jobs/', `Api-Key ${api_key ?? ''}`)).status).toBe(401);
  });

  it('lists come in pages or as an array', async () => {
    await start({ pageSize: 2 });
    for (const name of ['a', 'b', 'c']) hub.addKey(name);
    const bearer = `Bearer ${(await logIn()).access}`;
    expect(await (await get('/api/auth/clientkeys/?page=2', bearer)).json()).toMatchObject({
      count: 3,
      next: null,
      previous: 'http://localhost:8000/api/auth/clientkeys/',
      results: [{ name: 'c' }],
    });
    expect((await get('/api/auth/clientkeys/?page=3', bearer)).status).toBe(404);
    hub.set({ listShape: 'array' });
    expect(await (await get('/api/auth/clientkeys/', bearer)).json()).toHaveLength(3);
  });
});

describe('other answers', () => {
  it('health, alerts, jobs and configurations, new and old', async () => {
    await start({ prefix: '/hub' });
    const bearer = `Bearer ${(await logIn()).access}`;
    expect(await (await get('/api/health/', bearer)).json()).toMatchObject({
      overall_health: 'warning',
      site_status: [{ site: 'edinburgh', queues: [{ name: 'default' }] }, { site: 'london' }],
    });
    hub.set({ healthShape: 'old', alerts: 'absent', healthOpen: true });
    expect(await (await get('/api/health/')).text()).not.toContain('queues');
    expect((await get('/api/alerts/', bearer)).headers.get('content-type')).toContain('text/html');
    expect(await (await get('/api/jobs/', bearer)).json()).toMatchObject({ count: 12 });
    expect((await get('/api/configurations/', bearer)).status).toBe(200);
    expect((await get('/api/docs/')).status).toBe(200);
  });

  it('a missing final slash is a 301 with a relative address', async () => {
    await start({ prefix: '/hub' });
    const answer = await get('/api/jobs?page=2');
    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe('/hub/api/jobs/?page=2');
  });

  it('the wrong method and the wrong type say so', async () => {
    await start();
    const wrong = await get('/api/auth/token/');
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('POST, OPTIONS');
    const plain = await post('/api/auth/token/', 'a=b', { 'content-type': 'text/plain' });
    expect(plain.status).toBe(415);
  });
});

describe('faults', () => {
  it('meet the next requests, and no more than were planned', async () => {
    await start();
    hub.fault('/api/health/', { kind: 'throttle', seconds: 7 }, 2);
    const statuses = [];
    for (let time = 0; time < 3; time += 1) statuses.push((await get('/api/health/')).status);
    expect(statuses).toEqual([429, 429, 401]);
  });

  it.each(['reset', 'truncate'] as const)('%s breaks the connection', async (kind) => {
    await start({ healthOpen: true });
    hub.fault('/api/health/', { kind });
    await expect(get('/api/health/').then((answer) => answer.text())).rejects.toThrow();
  });

  it('lost-answer does it and tells nobody', async () => {
    await start();
    const { access } = await logIn();
    hub.fault('/api/auth/clientkeys/', { kind: 'lost-answer' });
    const asked = post(
      '/api/auth/clientkeys/',
      { name: 'lost' },
      { authorization: `Bearer ${access}` },
    );
    await expect(asked).rejects.toThrow();
    expect(hub.keys()).toMatchObject([{ name: 'lost' }]);
  });

  it('a hang ends with the Hub', async () => {
    await start();
    hub.fault('/api/health/', { kind: 'hang' });
    const asked = get('/api/health/');
    await hub.waitForRequest('GET', '/api/health/');
    await Promise.all([expect(asked).rejects.toThrow(), hub.stop()]);
  });
});

it('its state survives a restart when asked, with keys hashed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-hub-'));
  const stateFile = join(folder, 'hub.json');
  await start({ stateFile });
  const { key } = hub.addKey('kept');
  const { access } = await logIn();
  await hub.stop();
  expect(readFileSync(stateFile, 'utf8')).not.toContain(key);
  await start({ stateFile });
  expect((await get('/api/jobs/', `Api-Key ${key}`)).status).toBe(200);
  expect((await get('/api/jobs/', `Bearer ${access}`)).status).toBe(200);
  rmSync(folder, { recursive: true });
});
