import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { requestOverSocket, type SocketAnswer } from '../fixtures/request-over-socket.ts';
import { expect, test } from '../fixtures/test.ts';
import { violations } from '../fixtures/violations.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const people = { accept: 'text/plain' };
const jsonOf = ({ text }: SocketAnswer): unknown => JSON.parse(text);
const get = (hubkey: Hubkey, path: string, headers?: Record<string, string>) =>
  requestOverSocket(hubkey, 'GET', path, undefined, headers);
const post = (hubkey: Hubkey, path: string, body: object = {}, headers?: Record<string, string>) =>
  requestOverSocket(hubkey, 'POST', path, body, headers);

async function setChanges(page: Page, value: string): Promise<void> {
  await new SettingsPage(page).open('Hubs');
  await page.getByLabel('Changes by programs').selectOption(value);
}

test('login opens sign-in filled in, waits for the person, and answers', async ({
  page,
  hub,
  hubkey,
}) => {
  const signIn = new SignInPage(page);
  const asked = post(hubkey, '/v1/login', { address: hub.url, user: hub.user });
  await expect(signIn.address).toHaveValue(hub.url);
  await expect(signIn.user).toHaveValue(hub.user);
  await expect(page.getByText(/^Filled in for .*Check the address/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  // A second Hub is refused meanwhile, and the form stays as it is.
  const other = await post(hubkey, '/v1/login', { address: 'https://other.example' });
  expect(other.status).toBe(429);
  await expect(signIn.address).toHaveValue(hub.url);
  await signIn.password.fill(hub.password);
  await signIn.submit.click();
  const answer = await asked;
  expect(answer.status).toBe(200);
  expect(jsonOf(answer)).toEqual({ profile: `127.0.0.1-${hub.port}`, user: hub.user });
  await expect(page.getByRole('main').getByText(/^Access for /)).toBeVisible();
  // Signed in already: at once, over TCP as well.
  const again = await hubkey.helper('POST', '/v1/login', {});
  expect(await again.json()).toMatchObject({ user: hub.user });
});

test('login leaves a form alone that the person has begun to fill in @long', async ({
  page,
  hub,
  hubkey,
}) => {
  const signIn = new SignInPage(page);
  await signIn.fill('https://mine.example', 'ana', '');
  const late = await post(hubkey, '/v1/login', { address: hub.url }, { 'x-hubkey-wait': '1' });
  expect(late.status).toBe(401);
  expect(late.text).toContain('"kind":"sign-in-needed"');
  await expect(signIn.address).toHaveValue('https://mine.example');
  await expect(signIn.user).toHaveValue('ana');
  // Nobody answered it, so it can't ask again at once.
  const again = await post(hubkey, '/v1/login', { address: hub.url });
  expect(again).toMatchObject({ status: 429 });
  expect(again.text).toContain('Hubkey won’t ask again for');
  const wrong = await post(hubkey, '/v1/login', { address: 'ftp://hub.example' });
  expect(wrong).toMatchObject({ status: 400 });
  expect(wrong.text).toContain('Hubkey can use https and http, not ftp.');
});

test('login leaves a form alone that the person has opened @long', async ({
  page,
  hub,
  hubkey,
}) => {
  const signIn = new SignInPage(page);
  await signIn.signIn(hub);
  await page.getByRole('button', { name: 'Profile', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Add a Hub…' }).click();
  await expect(signIn.password).toBeVisible();
  const address = { address: 'https://other.example' };
  await post(hubkey, '/v1/login', address, { 'x-hubkey-wait': '1' });
  await expect(signIn.address).toHaveValue('');
});

test('profiles, use, complete, refresh and logout @long', async ({ page, hub, hubkey }) => {
  await new SignInPage(page).signIn(hub);
  const name = `127.0.0.1-${hub.port}`;
  expect(jsonOf(await get(hubkey, '/v1/profiles'))).toMatchObject({
    current: name,
    profiles: [{ name, hub: hub.url, user: hub.user, session: { state: 'active' } }],
  });
  const table = (await get(hubkey, '/v1/profiles', people)).text;
  expect(table).toMatch(/^\s+PROFILE +USER +SESSION +HUB\n\* +127\.0\.0\.1-\d+ .*access for.*\n$/);
  const status = await get(hubkey, '/v1/status', { ...people, 'x-hubkey-colour': '1' });
  expect(status.text).toContain('\u001b[1m127.0.0.1');
  expect(jsonOf(await post(hubkey, '/v1/use', { profile: name }))).toEqual({ current: name });
  expect((await get(hubkey, '/v1/complete?what=profiles')).text).toBe(`${name}\n`);
  const before = hub.seen('POST', '/api/auth/token/refresh/').length;
  // Its token is new, so the Hub isn't asked for another.
  const refreshed = await post(hubkey, '/v1/refresh', {}, people);
  expect(refreshed.text).toContain('wasn’t refreshed again so soon. Access until');
  expect(hub.seen('POST', '/api/auth/token/refresh/')).toHaveLength(before);
  expect(jsonOf(await post(hubkey, '/v1/logout'))).toEqual({
    profile: name,
    signedOut: true,
    alreadySignedOut: false,
  });
  expect(jsonOf(await post(hubkey, '/v1/logout'))).toMatchObject({ alreadySignedOut: true });
  const late = await get(hubkey, '/v1/health');
  expect(late.text).toContain('"kind":"sign-in-needed"');
});

test('client keys are created, rotated and revoked once the person says so, and never shown @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const consent = new ConsentPage(page);
  let asked = post(hubkey, '/v1/keys/new', { name: 'ci' });
  await expect(consent.dialog).toContainText('create the client key “ci”');
  await expect(consent.dialog).toContainText(`With the session token of 127.0.0.1-${hub.port}.`);
  expect(await violations(page)).toEqual([]);
  await consent.deny.click();
  expect(await asked).toMatchObject({ status: 403, headers: { 'x-hubkey-reason': 'denied' } });
  expect(hub.seen('POST', '/api/auth/clientkeys/')).toEqual([]);
  await page.getByRole('link', { name: 'Activity' }).click();
  const entries = page.getByRole('main').getByRole('listitem');
  await expect(entries.filter({ hasText: 'Denied' })).toHaveText(
    /POST \/api\/auth\/clientkeys\/ denied\s*127\.0\.0\.1-\d+, session\s*\S/,
  );
  await new SettingsPage(page).open('Programs');
  await page.getByRole('button', { name: 'Ask again' }).click();

  asked = post(hubkey, '/v1/keys/new', { name: 'ci' });
  await consent.allow();
  const made = await asked;
  expect(jsonOf(made)).toMatchObject({ key: { name: 'ci' }, created: true, saved: true });
  const [secret = ''] = hub.issued
    .filter(({ kind }) => kind === 'client key')
    .map(({ text }) => text);
  expect(secret).not.toBe('');
  expect(made.text).not.toContain(secret);
  await expect.poll(() => desktop.keychain.secrets()).toContain(secret);
  const list = await get(hubkey, '/v1/keys', people);
  expect(list.text).toMatch(/^NAME +ID +SECRET +CHECK.*\nci +\d+ +in this keychain +works /);
  expect((await get(hubkey, '/v1/complete?what=keys')).text).toBe('ci\n');
  expect(jsonOf(await post(hubkey, '/v1/keys/check', { name: 'ci' }))).toMatchObject({
    check: 'works',
  });

  asked = post(hubkey, '/v1/keys/rotate', { name: 'ci' }, people);
  await expect(consent.dialog).toContainText('rotate the client key “ci”');
  await consent.allow();
  expect((await asked).text).toContain('Rotated “ci”');
  asked = post(hubkey, '/v1/keys/revoke', { name: 'ci' });
  await expect(consent.dialog).toContainText('revoke the client key “ci”');
  await consent.allow();
  expect(jsonOf(await asked)).toMatchObject({ key: { name: 'ci' }, revoked: true });
  expect(jsonOf(await get(hubkey, '/v1/keys'))).toMatchObject({ listed: true, keys: [] });
  await page.getByRole('link', { name: 'Activity' }).click();
  for (const deed of ['created', 'rotated', 'revoked']) {
    const entry = new RegExp(`Client key “ci” ${deed}\\s*127\\.0\\.0\\.1-\\d+\\S*\\s*\\S`);
    await expect(entries.filter({ hasText: entry })).toHaveCount(1);
  }
  const log = readFileSync(join(hubkey.userDataDir, 'activity.jsonl'), 'utf8');
  expect(log).not.toContain(secret);

  await setChanges(page, 'read-only');
  const refused = await post(hubkey, '/v1/keys/revoke', { name: 'ci' });
  expect(refused).toMatchObject({ status: 403, headers: { 'x-hubkey-reason': 'read-only' } });
  await expect(consent.dialog).toHaveCount(0);
});

test('environment gives the credential after consent alone @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  const consent = new ConsentPage(page);
  const late = await get(hubkey, '/v1/environment', { 'x-hubkey-wait': '1' });
  expect(late.text).toContain('"kind":"not-allowed"');
  const asked = get(hubkey, '/v1/environment');
  await expect(consent.dialog).toContainText('asks for the session token');
  await consent.allow();
  const given = await asked;
  expect(given.headers['cache-control']).toBe('no-store');
  const token = hub.issued.filter(({ kind }) => kind === 'access').at(-1)?.text ?? 'none';
  expect(given.text).toBe(`HUB_URL=${hub.url}\nJWT_TOKEN=${token}\n`);
});

test('health ends with 0, 5 and 6 @long', async ({ page, hub, hubkey }) => {
  await new SignInPage(page).signIn(hub);
  await hub.waitForRequest('GET', '/api/health/');
  const bad = await get(hubkey, '/v1/health', people);
  expect(bad.headers['x-hubkey-exit']).toBe('5');
  expect(bad.text).toMatch(
    /1 of 6 nodes has been offline since .*: edi-node-02 in edinburgh\..*\n.*SITE +HEALTH +NODES +QUEUES\n.*FAULT +KIND/s,
  );
  for (const site of hub.content.sites) {
    site.health = 'ok';
    for (const node of site.nodes) Object.assign(node, { health: 'ok', online: true });
  }
  await page.getByRole('link', { name: 'Health' }).click();
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect
    .poll(async () => jsonOf(await get(hubkey, '/v1/health')))
    .toMatchObject({ cause: 'well', overall: 'ok' });
  const well = await get(hubkey, '/v1/health');
  expect(well.headers['x-hubkey-exit']).toBeUndefined();
  await hub.stop();
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect
    .poll(async () => (await get(hubkey, '/v1/health')).headers['x-hubkey-exit'])
    .toBe('6');
});

test('jobs are a table, and a job says when it has ended @long', async ({ page, hub, hubkey }) => {
  await new SignInPage(page).signIn(hub);
  const list = await get(hubkey, '/v1/jobs', people);
  expect(list.text).toMatch(
    /^ID +STATE +NAME.*\n12 +success +Migrate project 12 +edinburgh.*\n11 +running /,
  );
  expect(list.text.trim().split('\n')).toHaveLength(13);
  const running = await get(hubkey, '/v1/jobs/11');
  expect(jsonOf(running)).toMatchObject({ job: { id: 11, state: 'STARTED' }, ended: false });
  expect(running.headers['x-hubkey-ended']).toBeUndefined();
  const [, job] = hub.content.jobs;
  Object.assign(job ?? {}, { state: 'FAILURE', completed: new Date().toISOString() });
  const ended = await get(hubkey, '/v1/jobs/11');
  expect(ended.headers).toMatchObject({ 'x-hubkey-ended': '1', 'x-hubkey-exit': '1' });
  expect((await get(hubkey, '/v1/jobs/99')).status).toBe(404);
  expect(jsonOf(await get(hubkey, '/v1/jobs/abc'))).toMatchObject({
    error: { kind: 'bad-request', message: 'A job’s ID is a number, such as 42.' },
  });
  expect(await (await hubkey.helper('GET', '/v1/jobs/12')).json()).toMatchObject({ ended: true });
});
