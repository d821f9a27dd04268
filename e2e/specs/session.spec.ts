import type { HubkeyBridge } from '../../src-main/contract/index.ts';
import { longUnless } from '../fixtures/long.ts';
import { signInUntilSaved } from '../fixtures/sign-in-until-saved.ts';
import { expect, test } from '../fixtures/test.ts';
import { NotificationServer } from '../fixtures/notification-server.ts';
import { filesHolding, processesHolding } from '../fixtures/traces.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('comes back after a restart without the password, and leaves no trace of a secret', async ({
  page,
  hub,
  hubkey,
  launch,
  desktop,
  userDataDir,
}) => {
  await new SignInPage(page).signIn(hub, { keep: true });
  await new CopyPage(page).copy('Copy header');
  await expect(new CopyPage(page).receipt).toBeVisible();
  await expect.poll(() => desktop.keychain.accounts()).toHaveLength(3);
  const secrets = await desktop.keychain.secrets();
  const tokens = secrets.flatMap((text) => /"token":"([^"]+)"/.exec(text)?.[1] ?? []);
  expect(tokens).toHaveLength(2);
  expect(secrets).toContain(hub.password);
  const sought = [...tokens, hub.password];
  expect(filesHolding(userDataDir, sought)).toEqual([]);
  expect(processesHolding(sought)).toEqual([]);
  const received = await page.evaluate(async () =>
    JSON.stringify(await (window as unknown as { hubkey: HubkeyBridge }).hubkey.call('view', null)),
  );
  for (const text of sought) expect(received).not.toContain(text);
  await hubkey.quit();
  expect(filesHolding(userDataDir, sought)).toEqual([]);
  expect(hubkey.output).not.toContain(hub.password);

  const again = await launch();
  const copy = new CopyPage(await again.window());
  await expect(copy.main.getByText(/^Access for /)).toBeVisible();
  await copy.copy('Copy value');
  await expect(copy.receipt).toBeVisible();
  expect(tokens.map((token) => `Bearer ${token}`)).toContain(await desktop.clipboard.read());
  expect(hub.seen('POST', '/api/auth/token/')).toHaveLength(1);
});

test.describe('a short-lived token', () => {
  test.use({ hubOptions: { accessSeconds: 4, rotation: 'on-blacklist' } });

  test('is refreshed unseen, and rotation is survived', async ({ page, hub, desktop }) => {
    await new SignInPage(page).signIn(hub);
    const copy = new CopyPage(page);
    await hub.waitForRequest('POST', '/api/auth/token/refresh/', 2);
    await expect(copy.main.getByText(/^Access for /)).toBeVisible();
    await copy.copy('Copy value');
    await expect(copy.receipt).toBeVisible();
    const authorization = await desktop.clipboard.read();
    const answer = await fetch(`${hub.url}/api/jobs/`, { headers: { authorization } });
    expect(answer.status).toBe(200);
    expect(
      hub.seen('POST', '/api/auth/token/').filter(({ path }) => !path.includes('refresh')),
    ).toHaveLength(1);
  });
});

test('an unreachable Hub keeps the session, and it goes on by itself @long', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await hub.stopListening();
  await copy.refreshNow.click();
  await expect(
    copy.main.getByText(/^No answer since \d\d:\d\d\. Nothing answers at/),
  ).toBeVisible();
  await copy.copy('Copy header');
  await expect(copy.receipt).toBeVisible();
  expect(await desktop.clipboard.read()).toMatch(/^Authorization: Bearer /);
  await hub.listen();
  await hub.waitForRequest('POST', '/api/auth/token/refresh/');
  await expect(copy.main.getByText(/^No answer since/)).toBeHidden();
  await expect(copy.main.getByText(/^Access for /)).toBeVisible();
});

for (const style of [401, 403] as const) {
  test.describe(`style ${style}`, () => {
    test.use({ hubOptions: { style } });

    test(`a session that the Hub took back asks for the password, and the copy completes${longUnless(style === 401)}`, async ({
      page,
      hub,
      desktop,
    }) => {
      await new SignInPage(page).signIn(hub);
      hub.endSessions();
      const copy = new CopyPage(page);
      await copy.findSessionOver();
      await copy.copy('Copy curl');
      const signIn = new SignInPage(page);
      await expect(signIn.heading).toBeVisible();
      await expect(page.getByText('Sign in, and the curl command will be copied.')).toBeVisible();
      await expect(signIn.address).toHaveValue(hub.url);
      await expect(signIn.user).toHaveValue(hub.user);
      await expect(signIn.password).toBeFocused();
      await signIn.password.fill(hub.password);
      await signIn.submit.click();
      await expect(copy.receipt).toHaveText(/Copied curl/);
      expect(await desktop.clipboard.read()).toContain("-H 'Authorization: Bearer ");
    });
  });
}

test.describe('a refresh token that ends', () => {
  test.use({ hubOptions: { accessSeconds: 3, refreshSeconds: 5 } });

  test('is announced and told of once, each opening sign-in @long', async ({
    launch,
    hub,
    desktop,
  }) => {
    const server = await NotificationServer.start(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    const hubkey = await launch();
    const page = await hubkey.window();
    await new SignInPage(page).signIn(hub);
    await expect
      .poll(() => server.shown.map(({ title }) => title.replace(/127\S*/, 'HUB')), {
        timeout: 30_000,
      })
      .toEqual(['Sign in to HUB again soon', 'HUB needs your password']);
    await expect(page.getByText('Password needed', { exact: true })).toBeVisible();
    server.click(server.shown[1]?.id ?? 0);
    await expect(new SignInPage(page).heading).toBeVisible();
    await server.stop();
  });

  test('is bridged by the kept password, unattended @long', async ({ page, hub }) => {
    await new SignInPage(page).signIn(hub, { keep: true });
    await expect
      .poll(() => hub.requests.filter(({ path }) => path === '/api/auth/token/').length, {
        timeout: 30_000,
      })
      .toBeGreaterThanOrEqual(2);
    await expect(new CopyPage(page).main.getByText(/^Access (for|has ended)/)).toBeVisible();
  });
});

test('signing out and removing a Hub forget everything, in the keychain too', async ({
  page,
  hub,
  desktop,
}) => {
  await signInUntilSaved({ page, hub, desktop }, { keep: true });
  const copy = new CopyPage(page);
  await copy.signOutNow();
  await expect(copy.main.getByText('Signed out')).toBeVisible();
  await expect.poll(() => desktop.keychain.accounts()).toEqual([]);
  await copy.main.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInUntilSaved({ page, hub, desktop });
  await new SettingsPage(page).open('Hubs');
  await page.getByRole('button', { name: 'Remove this Hub' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(new SignInPage(page).heading).toBeVisible();
  await expect.poll(() => desktop.keychain.accounts()).toEqual([]);
});

test('a second user of the same Hub is a profile of its own @long', async ({ page, hub }) => {
  await new SignInPage(page).signIn(hub);
  await page.getByRole('button', { name: 'Profile' }).click();
  await page.getByRole('menuitem', { name: 'Add a Hub…' }).click();
  const { key } = hub.addKey('ci');
  await new SignInPage(page).saveKey(hub.url.replace('127.0.0.1', 'localhost'), 'ci', key);
  await expect(page.getByText('This Hub uses a client key.')).toBeVisible();
  await page.getByRole('button', { name: 'Profile' }).click();
  await page.getByRole('menuitemradio', { name: /^127\.0\.0\.1/ }).click();
  await expect(page.getByText(/^Access for /)).toBeVisible();
});
