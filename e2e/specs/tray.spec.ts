import { once } from 'node:events';
import { startAgain } from '../fixtures/start-again.ts';
import { expect, test } from '../fixtures/test.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('the menu tells the state, copies, and signs out', async ({
  page,
  hub,
  trayHost,
  desktop,
}) => {
  const item = await trayHost.item();
  const labels = async () => (await item.menu()).map(({ label }) => label).filter(Boolean);
  expect((await labels())[0]).toBe('Hubkey — not signed in');
  const signedOut = await item.iconHash();
  await new SignInPage(page).signIn(hub);
  const first = `127.0.0.1-${hub.port} — ${hub.user} — access for `;
  await expect.poll(async () => (await labels())[0]).toContain(first);
  expect(await labels()).toEqual([
    expect.stringContaining(first),
    'Copy header',
    'Copy curl',
    'Copy helper command',
    'Client keys',
    expect.stringMatching(/^Health: /),
    'Profiles',
    'Refresh now',
    'Sign out',
    'Lock now',
    'Open Hubkey',
    'Quit Hubkey',
  ]);
  expect(await item.tooltip()).toContain(first);
  expect(await item.iconHash()).not.toBe(signedOut);

  await item.click('Copy header');
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^Authorization: Bearer /);
  await item.click('Copy curl', 'Jobs');
  await expect.poll(() => desktop.clipboard.read()).toContain('/api/jobs/');
  await item.click('Refresh now');
  await hub.waitForRequest('POST', '/api/auth/token/refresh/');
  const signedIn = await item.iconHash();
  await hub.stopListening();
  await item.click('Refresh now');
  await expect.poll(async () => (await labels())[0]).toMatch(/no answer since \d\d:\d\d$/);
  expect(await item.iconHash()).not.toBe(signedIn);
  await item.click('Sign out');
  await expect.poll(async () => (await labels())[0]).toMatch(/signed out$/);
  await item.click('Sign in…');
  await expect(new SignInPage(page).heading).toBeVisible();
});

test('keys and profiles are there to choose, whatever their names', async ({
  page,
  hub,
  trayHost,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  await page.getByRole('link', { name: 'Client keys' }).click();
  await page.getByRole('button', { name: 'Add existing key' }).click();
  await page.getByRole('textbox', { name: 'Key name', exact: true }).fill('a & b_c');
  const { key } = hub.addKey('a & b_c');
  await page.getByLabel('Client key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Save key' }).click();
  const item = await trayHost.item();
  await item.click('Client keys', 'a & b_c', 'Copy header');
  await expect.poll(() => desktop.clipboard.read()).toBe(`Authorization: Api-Key ${key}`);
  const profiles = (await item.menu()).find(({ label }) => label === 'Profiles');
  expect(profiles?.children).toMatchObject([{ toggle: 'radio', checked: true }]);
});

test('closing the window leaves the tray and no renderer, and a left click brings it back', async ({
  hubkey,
  page,
  hub,
  trayHost,
}) => {
  await new SignInPage(page).signIn(hub);
  const item = await trayHost.item();
  expect(await hubkey.rendererCount()).toBe(1);
  await page.close();
  await expect.poll(() => hubkey.rendererCount()).toBe(0);
  await item.activate();
  await expect((await hubkey.window()).getByRole('heading', { name: 'Copy' })).toBeVisible();
  await (await hubkey.window()).close();
  await item.click('Open Hubkey');
  await expect((await hubkey.window()).getByRole('heading', { name: 'Copy' })).toBeVisible();
});

test('--hidden starts in the tray, a second start shows the first one’s window', async ({
  launch,
  trayHost,
  desktop,
  userDataDir,
}) => {
  const hubkey = await launch({ args: ['--hidden'] });
  await trayHost.item();
  expect(await hubkey.rendererCount()).toBe(0);
  const ended = once(startAgain(desktop, userDataDir), 'exit');
  await expect(new SignInPage(await hubkey.window()).heading).toBeVisible();
  expect(await ended).toEqual([0, null]);
});

test('Quit Hubkey ends it, and clears what was copied', async ({
  hubkey,
  page,
  hub,
  trayHost,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const item = await trayHost.item();
  await item.click('Copy header');
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^Authorization/);
  const { ended } = hubkey;
  await item.click('Quit Hubkey');
  expect(await ended).toBe(0);
  expect(await desktop.clipboard.read()).toBe('');
  expect(hubkey.helperFile()).toBeNull();
});
