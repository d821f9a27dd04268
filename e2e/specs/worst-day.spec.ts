import type { Page } from '@playwright/test';
import { longUnless } from '../fixtures/long.ts';
import { requestAsScript } from '../fixtures/request-as-script.ts';
import { signInUntilSaved } from '../fixtures/sign-in-until-saved.ts';
import { statusOf } from '../fixtures/status-of.ts';
import { expect, test } from '../fixtures/test.ts';
import type { Hubkey } from '../fixtures/hubkey.ts';
import type { StandInHub } from '../hub/hub.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** The state of the one session, as the terminal sees it. */
const stateOf = async (hubkey: Hubkey): Promise<string> =>
  (await statusOf(hubkey)).profiles[0]?.session.state ?? 'no profile';

const statusForScript = async (hubkey: Hubkey): Promise<number> =>
  (await requestAsScript(hubkey)).status;

const signInPath = '/api/auth/token/';
const refreshes = (hub: StandInHub): number => hub.seen('POST', `${signInPath}refresh/`).length;
const signIns = (hub: StandInHub): number =>
  hub.requests.filter(({ path }) => path === signInPath).length;

async function workAtHub(hub: StandInHub, header: string): Promise<boolean> {
  const authorization = header.replace('Authorization: ', '');
  return (await fetch(`${hub.url}/api/jobs/`, { headers: { authorization } })).status === 200;
}

async function copyHeader(page: Page, read: () => Promise<string>): Promise<string> {
  const copy = new CopyPage(page);
  await copy.copy('Copy header');
  await expect.poll(read).toMatch(/^Authorization: Bearer /);
  return read();
}

for (const answer of ['html-401', 'json-401', 'json-403', 'login-page'] as const) {
  test(`a gateway's ${answer} costs nothing, starts no storm, and is over by itself${longUnless(answer === 'html-401')}`, async ({
    page,
    hub,
    hubkey,
    desktop,
  }) => {
    await signInUntilSaved({ page, hub, desktop }, { keep: true });
    hub.set({ gateway: { answer } });
    const copy = new CopyPage(page);
    await copy.refreshNow.click();
    await expect.poll(() => stateOf(hubkey)).toMatch(/^(blocked|unreachable)$/);
    const before = hub.requests.length;
    for (let call = 0; call < 10; call += 1)
      expect(await statusForScript(hubkey)).toBeGreaterThan(299);
    expect(hub.requests.length - before).toBeLessThanOrEqual(10 + 2);
    expect([refreshes(hub), signIns(hub)]).toEqual([expect.any(Number), 1]);
    expect(refreshes(hub)).toBeLessThanOrEqual(2);
    expect(await desktop.keychain.accounts()).toHaveLength(3);
    hub.set({ gateway: null });
    await expect.poll(() => stateOf(hubkey)).toBe('active');
    expect(await statusForScript(hubkey)).toBe(200);
    expect(signIns(hub)).toBe(1);
  });
}

test.describe('a keyring that is locked while Hubkey runs', () => {
  test.use({ hubOptions: { accessSeconds: 6, rotation: 'on-blacklist' } });

  test('costs no rotated token: it is saved within 30 s of the unlock @long', async ({
    page,
    hub,
    hubkey,
    launch,
    desktop,
  }) => {
    await signInUntilSaved({ page, hub, desktop });
    await desktop.keyring.lock();
    const before = refreshes(hub);
    await expect.poll(() => refreshes(hub)).toBeGreaterThan(before);
    expect(await statusForScript(hubkey)).toBe(200);
    expect(await stateOf(hubkey)).toMatch(/^(active|refreshing)$/);
    hub.set({ accessSeconds: 3600 });
    const once = refreshes(hub);
    await expect.poll(() => refreshes(hub)).toBeGreaterThan(once);
    await desktop.keyring.unlock();
    const present = hub.issued.findLast(({ kind }) => kind === 'refresh')?.text ?? 'none';
    await expect
      .poll(async () => (await desktop.keychain.secrets()).join(' '), { timeout: 30_000 })
      .toContain(present);
    await hubkey.quit();
    const again = await launch();
    await expect(new CopyPage(await again.window()).main.getByText(/^Access for /)).toBeVisible();
    expect(signIns(hub)).toBe(1);
  });
});

test('a key created while the keyring is locked is saved once it is unlocked @long', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  await desktop.keyring.lock();
  await keys.create('locked out');
  await expect(keys.row('locked out')).toContainText('In memory only');
  await desktop.keyring.unlock();
  await expect(keys.row('locked out')).toContainText('In this keychain', { timeout: 30_000 });
  await expect(keys.alert).toHaveCount(0);
  await expect(keys.status).toContainText('Created “locked out”.');
  const secret = hub.issued.findLast(({ kind }) => kind === 'client key')?.text;
  expect(await desktop.keychain.secrets()).toContain(secret);
});

test('a disabled account is asked about no more until a person acts @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await signInUntilSaved({ page, hub, desktop }, { keep: true });
  hub.disableUser(hub.user);
  expect(await statusForScript(hubkey)).toBe(401);
  await expect.poll(() => stateOf(hubkey)).toBe('disabled');
  const before = hub.requests.length;
  for (let call = 0; call < 10; call += 1) expect(await statusForScript(hubkey)).toBe(403);
  expect(hub.requests).toHaveLength(before);
  expect(refreshes(hub)).toBeLessThanOrEqual(2);
  expect(await desktop.keychain.accounts()).toHaveLength(3);
  hub.enableUser(hub.user);
  await new CopyPage(page).refreshNow.click();
  await expect.poll(() => stateOf(hubkey)).toBe('active');
  expect(await statusForScript(hubkey)).toBe(200);
  expect(signIns(hub)).toBe(1);
});

for (const hours of [-2, 2]) {
  test.describe(`a Hub whose clock is ${hours} h off`, () => {
    test.use({ hubOptions: { clockOffsetSeconds: hours * 3600, accessSeconds: 4 } });

    test('has its tokens refreshed in their own time, and no more often @long', async ({
      page,
      hub,
      hubkey,
    }) => {
      await new SignInPage(page).signIn(hub);
      const until = Date.now() + 8_000;
      while (Date.now() < until) {
        expect(await statusForScript(hubkey)).toBe(200);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      expect(refreshes(hub)).toBeGreaterThanOrEqual(1);
      expect(refreshes(hub)).toBeLessThanOrEqual(4);
      expect(signIns(hub)).toBe(1);
    });
  });
}

for (const status of [401, 403] as const) {
  test.describe(`an account that is locked, answered ${status}`, () => {
    const lockout = { status, afterFailures: 5 };
    test.use({ hubOptions: { accessSeconds: 2, refreshSeconds: 3, lockout } });

    test('meets the saved password once @long', async ({ page, hub, hubkey }) => {
      await new SignInPage(page).signIn(hub, { keep: true });
      hub.lockouts.lock(hub.user);
      await expect.poll(() => stateOf(hubkey)).toBe('expired');
      for (let call = 0; call < 10; call += 1) expect(await statusForScript(hubkey)).toBe(401);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      expect(hub.lockouts.triedLocked(hub.user)).toBe(1);
      await expect(page.getByText('Password needed', { exact: true })).toBeVisible();
    });
  });
}

test('after a restart of the Hub with a new secret, what is copied next works @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub, { keep: true });
  const read = () => desktop.clipboard.read();
  const first = await copyHeader(page, read);
  expect(await workAtHub(hub, first)).toBe(true);
  await hub.restartWithNewSecret();
  // The first request finds out, and renews.
  expect(await statusForScript(hubkey)).toBe(200);
  await desktop.clipboard.write('between the copies');
  expect(await workAtHub(hub, await copyHeader(page, read))).toBe(true);
  expect(signIns(hub)).toBe(2);
});
