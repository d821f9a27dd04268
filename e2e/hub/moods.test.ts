import { afterEach, describe, expect, it } from 'vitest';
import { callsTo, claimsOf } from './calls-to.ts';
import type { GatewayAnswer } from './gateway.ts';
import { startHub, type HubOptions, type StandInHub } from './hub.ts';
import { newPassword } from './state.ts';

let hub: StandInHub;
afterEach(() => hub.stop());

const start = async (options: HubOptions = {}): Promise<void> => {
  hub = await startHub(options);
};
const { post, get, signIn, logIn } = callsTo(() => hub);
const jobs = async (authorization: string) => (await get('/api/jobs/', authorization)).status;
const createKey = (name: string, access: string) =>
  post('/api/auth/clientkeys/', { name }, { authorization: `Bearer ${access}` });

describe('a gateway in front', () => {
  it.each<[GatewayAnswer, number, Record<string, string>, string]>([
    ['html-401', 401, { 'www-authenticate': 'Basic realm="Restricted"' }, '401 Authorization'],
    ['html-403', 403, { 'content-type': 'text/html; charset=utf-8' }, '403 Forbidden'],
    ['json-401', 401, { 'content-type': 'application/json' }, '{"detail":"Unauthorized"}'],
    ['json-403', 403, { 'content-type': 'application/json' }, 'not allowed here'],
    ['empty-401', 401, { 'content-length': '0' }, ''],
    ['empty-403', 403, { 'content-length': '0' }, ''],
    ['login-page', 302, { location: 'https://sso.example/login?next=%2Fapi%2F' }, ''],
    ['throttled', 429, { 'retry-after': '30' }, 'throttled'],
    ['unavailable', 503, { 'retry-after': '30' }, '503 Service Temporarily Unavailable'],
    ['bad-gateway', 502, {}, '502 Bad Gateway'],
  ])('answers %s to everything until it is taken away', async (answer, status, headers, text) => {
    await start({ gateway: { answer } });
    const met = await signIn();
    expect(met.status).toBe(status);
    expect(Object.fromEntries(met.headers)).toMatchObject(headers);
    expect(await met.text()).toContain(text);
    hub.set({ gateway: null });
    expect((await signIn()).status).toBe(200);
  });

  it('spoils the answer after the Hub has done the work, for the requests it is meant for', async () => {
    await start();
    const { access } = await logIn();
    const match = { path: '/api/auth/clientkeys/', method: 'POST' };
    hub.set({ gateway: { answer: 'html-401', after: true, match } });
    expect((await createKey('made', access)).status).toBe(401);
    expect(hub.keys()).toMatchObject([{ name: 'made' }]);
    expect(await jobs(`Bearer ${access}`)).toBe(200);
    hub.set({ gateway: { answer: 'throttled', match } });
    expect((await createKey('never', access)).status).toBe(429);
    expect(hub.keys()).toHaveLength(1);
  });

  it('stands there for a number of requests', async () => {
    await start();
    hub.fault('/api/auth/token/', { kind: 'gateway', answer: 'unavailable' }, 2);
    const statuses = [await signIn(), await signIn(), await signIn()].map(({ status }) => status);
    expect(statuses).toEqual([503, 503, 200]);
  });
});

describe('a locked account', () => {
  it.each([401, 403, 429] as const)('is refused with %d, whatever the password', async (status) => {
    await start({ lockout: { status, afterFailures: 2 } });
    expect((await signIn('wrong')).status).toBe(401);
    expect((await signIn('wrong')).status).toBe(401);
    expect(hub.lockouts.triedLocked(hub.user)).toBe(0);
    const refused = await signIn();
    expect(refused.status).toBe(status);
    expect(refused.headers.get('retry-after')).toBe(status === 429 ? '1800' : null);
    expect(hub.lockouts.triedLocked(hub.user)).toBe(1);
    hub.lockouts.unlock(hub.user);
    expect((await signIn()).status).toBe(200);
  });

  it('is locked by its administrator too, and a good sign-in takes failures back', async () => {
    await start({ lockout: { status: 403, afterFailures: 2 } });
    await signIn('wrong');
    expect((await signIn()).status).toBe(200);
    await signIn('wrong');
    expect((await signIn()).status).toBe(200);
    hub.lockouts.lock(hub.user);
    expect((await signIn()).status).toBe(403);
  });
});

it('a disabled user goes on refreshing, for tokens that are refused at once', async () => {
  await start();
  const { access, refresh } = await logIn();
  const { key } = hub.addKey('nightly');
  hub.disableUser(hub.user);
  const refused = await get('/api/jobs/', `Bearer ${access}`);
  expect(await refused.json()).toMatchObject({ code: 'user_inactive' });
  const refreshed = await post('/api/auth/token/refresh/', { refresh });
  expect(refreshed.status).toBe(200);
  const fresh = (await refreshed.json()) as { access: string };
  expect(await jobs(`Bearer ${fresh.access}`)).toBe(401);
  expect((await signIn()).status).toBe(401);
  expect(await jobs(`Api-Key ${key}`)).toBe(200);
  hub.enableUser(hub.user);
  expect(await jobs(`Bearer ${access}`)).toBe(200);
});

it('a deleted user takes client keys along', async () => {
  await start();
  const { access } = await logIn();
  const { key } = hub.addKey('nightly');
  hub.deleteUser(hub.user);
  const refused = await get('/api/jobs/', `Bearer ${access}`);
  expect(await refused.json()).toMatchObject({ code: 'user_not_found' });
  expect(await jobs(`Api-Key ${key}`)).toBe(401);
});

it('a date that is hours off leaves the tokens right', async () => {
  await start({ dateOffsetSeconds: -7200 });
  const answer = await signIn();
  const sent = Date.parse(answer.headers.get('date') ?? '');
  expect(Math.abs(Date.now() - 7_200_000 - sent)).toBeLessThan(5_000);
  const { access } = (await answer.json()) as { access: string };
  expect(Math.abs(Number(claimsOf(access)['iat']) - Date.now() / 1000)).toBeLessThan(5);
});

it('a restart with a new secret ends every token and no key', async () => {
  await start();
  const { access, refresh } = await logIn();
  const { key } = hub.addKey('nightly');
  const { url } = hub;
  await hub.restartWithNewSecret();
  expect(hub.url).toBe(url);
  expect(await jobs(`Bearer ${access}`)).toBe(401);
  expect((await post('/api/auth/token/refresh/', { refresh })).status).toBe(401);
  expect(await jobs(`Api-Key ${key}`)).toBe(200);
});

it('tokens that are over when they are issued are refused at once', async () => {
  await start({ accessSeconds: -60 });
  const { access, refresh } = await logIn();
  expect(await jobs(`Bearer ${access}`)).toBe(401);
  const again = await post('/api/auth/token/refresh/', { refresh });
  const fresh = (await again.json()) as { access: string };
  expect(Number(claimsOf(fresh.access)['exp'])).toBeLessThan(Date.now() / 1000);
});

it('tokens without iat work', async () => {
  await start({ omitsIat: true, accessSeconds: 60 });
  const { access, refresh } = await logIn();
  expect(claimsOf(access)).not.toHaveProperty('iat');
  expect(claimsOf(access)).toHaveProperty('exp');
  expect(await jobs(`Bearer ${access}`)).toBe(200);
  expect((await post('/api/auth/token/refresh/', { refresh })).status).toBe(200);
});

it('a user without permissions is told so, and their key is not', async () => {
  await start({ users: [{ name: 'new', password: newPassword(), permitted: false }] });
  const { access } = await logIn();
  expect(await jobs(`Bearer ${access}`)).toBe(403);
  expect(await jobs(`Api-Key ${hub.addKey('nightly').key}`)).toBe(200);
  expect((await get('/api/auth/clientkeys/', `Bearer ${access}`)).status).toBe(200);
});
