import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { MockLogind } from '../fixtures/mock-logind.ts';
import { MockScreenSaver } from '../fixtures/mock-screen-saver.ts';
import { PrivateBus } from '../fixtures/private-bus.ts';
import { runCommand } from '../fixtures/run-command.ts';
import { statusOf } from '../fixtures/status-of.ts';
import { expect, test as base } from '../fixtures/test.ts';
import { violations } from '../fixtures/violations.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** Hubkey in a session that a mock logind, on a system bus of the test's own, and a mock screen saver know. */
const test = base.extend<{ system: PrivateBus; logind: MockLogind; saver: MockScreenSaver }>({
  system: async ({}, use) => {
    const bus = await PrivateBus.start();
    await use(bus);
    await bus.stop();
  },
  logind: async ({ system }, use) => {
    const logind = await MockLogind.start(system.address);
    await use(logind);
    await logind.stop();
  },
  saver: async ({ desktop }, use) => {
    const saver = await MockScreenSaver.start(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    await use(saver);
    await saver.stop();
  },
  hubkey: async ({ launch, system, logind: _logind, saver: _saver }, use) => {
    await use(await launch({ env: { DBUS_SYSTEM_BUS_ADDRESS: system.address } }));
  },
});

const lockedHeading = (page: Page) => page.getByRole('heading', { name: 'Hubkey is locked' });
const unlockButton = (page: Page) => page.getByRole('button', { name: 'Unlock', exact: true });

const isLocked = async (hubkey: Hubkey) => (await statusOf(hubkey)).locked;

/** Asks as a script with the helper's own header; the HTTP status and the body. */
async function forward(hubkey: Hubkey, headers: Record<string, string> = {}) {
  const { url = '', token = '' } = hubkey.helperFile() ?? {};
  const answer = await fetch(`${url}/hub/-/api/jobs/`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return { status: answer.status, text: await answer.text() };
}

/** What the window shows, read through main, as Chromium closes Playwright's connection when the system sleeps. */
const shownText = (hubkey: Hubkey): Promise<string> =>
  hubkey.electron.evaluate(async ({ BrowserWindow }) =>
    String(
      await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        'document.body.innerText',
      ),
    ),
  );

/** Every text that a person or a screen reader could find in the page. */
const everyText = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.documentElement.outerHTML}\n${document.title}`);

test('the screen locks Hubkey with all that it hands out, and unlocks it', async ({
  page,
  hub,
  hubkey,
  logind,
  desktop,
  trayHost,
}, info) => {
  const { clipboard } = desktop;
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  for (const name of ['night-run', 'by-hand']) {
    await keys.create(name);
    await expect(keys.row(name)).toBeVisible();
  }
  await keys.more('night-run', 'For scripts');
  await expect(keys.status).toContainText('“night-run” may now make changes');
  await expect.poll(() => isLocked(hubkey)).toBe(false);
  await page.getByRole('link', { name: 'Copy', exact: true }).click();
  await new CopyPage(page).copy('Copy value');
  await expect.poll(() => clipboard.read()).toMatch(/^Bearer /);
  await clipboard.write(await clipboard.read(), 'primary');
  const asked = hubkey.helper('GET', '/v1/header');
  await expect(new ConsentPage(page).dialog).toBeVisible();

  logind.hint(true);

  await expect(lockedHeading(page)).toBeFocused();
  const refused = await asked;
  expect(refused.status).toBe(423);
  expect(await refused.json()).toEqual({
    error: { kind: 'locked', message: 'Hubkey is locked. Unlock it, then try again.' },
  });
  await expect
    .poll(async () => [await clipboard.read(), await clipboard.read('primary')])
    .toEqual(['', '']);
  expect(await isLocked(hubkey)).toBe(true);
  await page.screenshot({ path: info.outputPath('locked.png') });
  expect(await violations(page)).toEqual([]);
  const text = await everyText(page);
  for (const known of [hub.user, String(hub.port), 'night-run', 'by-hand', 'Access for']) {
    expect(text).not.toContain(known);
  }
  const view = await page.evaluate(async () =>
    JSON.stringify(
      await (
        window as unknown as { hubkey: { call(name: string, input: null): unknown } }
      ).hubkey.call('view', null),
    ),
  );
  expect(view).not.toContain(hub.user);
  expect((await hubkey.helper('GET', '/v1/header')).status).toBe(423);
  expect((await hubkey.helper('POST', '/v1/copy', { what: 'value' })).status).toBe(423);
  expect(await clipboard.read()).toBe('');
  expect(await runCommand(hubkey.userDataDir, ['env'])).toEqual({
    code: 1,
    out: '',
    err: 'hubkey: Hubkey is locked. Unlock it, then try again.\n',
  });
  const carried = await runCommand(hubkey.userDataDir, ['curl', '/api/jobs/']);
  expect(carried.code).toBe(1);
  expect(carried.out + carried.err).toContain('Hubkey is locked. Unlock it, or use a client key');
  expect(await forward(hubkey)).toMatchObject({ status: 423 });
  expect(await forward(hubkey, { 'X-Hubkey-Key': 'by-hand' })).toMatchObject({ status: 423 });
  expect(await forward(hubkey, { 'X-Hubkey-Key': 'night-run' })).toMatchObject({ status: 200 });

  const item = await trayHost.item();
  await expect.poll(async () => (await item.menu())[0]?.label).toBe('Hubkey is locked');
  expect(await item.tooltip()).toBe('Hubkey is locked');
  const menu = await item.menu();
  expect(menu.filter(({ enabled, label }) => enabled && label).map(({ label }) => label)).toEqual([
    'Open Hubkey',
    'Quit Hubkey',
  ]);
  expect(JSON.stringify(menu)).not.toContain(hub.user);

  await unlockButton(page).click();
  await expect(page.getByRole('alert')).toContainText(
    'Your desktop says that the screen is locked',
  );

  logind.hint(false);

  await expect(new CopyPage(page).heading).toBeVisible();
  await expect(lockedHeading(page)).toHaveCount(0);
  expect(await isLocked(hubkey)).toBe(false);
  expect(await forward(hubkey)).toMatchObject({ status: 200 });
  const again = hubkey.helper('GET', '/v1/header');
  await new ConsentPage(page).allow();
  expect((await again).status).toBe(200);
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByText('Hubkey locked with the screen')).toBeVisible();
  await expect(page.getByText('Hubkey unlocked with the screen')).toBeVisible();
  const saved = readFileSync(join(hubkey.userDataDir, 'settings.json'), 'utf8');
  expect(JSON.parse(saved)).toMatchObject({
    profiles: [
      {
        keys: [
          { name: 'night-run', forScripts: true },
          { name: 'by-hand', forScripts: false },
        ],
      },
    ],
  });
});

test('the screen saver locks Hubkey too, and loginctl does @long', async ({
  page,
  hub,
  hubkey,
  logind,
  saver,
}) => {
  await new SignInPage(page).signIn(hub);
  await hubkey.helper('GET', '/v1/status');
  saver.setActive(true);
  await expect(lockedHeading(page)).toBeVisible();
  saver.setActive(false);
  await expect(lockedHeading(page)).toHaveCount(0);
  logind.lock();
  await expect(lockedHeading(page)).toBeVisible();
  logind.unlock();
  await expect(lockedHeading(page)).toHaveCount(0);
});

test('sleep locks Hubkey until the computer wakes, and on where the screen is locked then @long', async ({
  page,
  hub,
  hubkey,
  logind,
  saver,
}) => {
  await new SignInPage(page).signIn(hub);
  expect(await isLocked(hubkey)).toBe(false);
  logind.sleep(true);
  await expect.poll(() => shownText(hubkey)).toContain('when the computer went to sleep');
  expect((await hubkey.helper('GET', '/v1/header')).status).toBe(423);
  logind.sleep(false);
  await expect.poll(() => isLocked(hubkey)).toBe(false);
  expect(await shownText(hubkey)).toContain('Access for');

  logind.sleep(true);
  await expect.poll(() => isLocked(hubkey)).toBe(true);
  saver.setActive(true);
  logind.sleep(false);
  await expect.poll(() => shownText(hubkey)).toContain('when your screen locked');
  saver.setActive(false);
  await expect.poll(() => isLocked(hubkey)).toBe(false);
});

test('a person locks from the tray and the settings, and unlocks with one press @long', async ({
  page,
  hub,
  hubkey,
  trayHost,
}) => {
  await new SignInPage(page).signIn(hub);
  const item = await trayHost.item();
  await item.click('Lock now');
  await expect(page.getByText('when you chose “Lock now”')).toBeVisible();
  expect(await isLocked(hubkey)).toBe(true);
  await page.keyboard.press('Tab');
  await expect(unlockButton(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(new CopyPage(page).heading).toBeVisible();
  await new SettingsPage(page).open('Security');
  await page
    .getByRole('combobox', { name: 'While locked, the helper passes on' })
    .selectOption('Everything, as when unlocked');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(page.getByText('Requests from programs still reach the Hub')).toBeVisible();
  expect(await forward(hubkey)).toMatchObject({ status: 200 });
  await unlockButton(page).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('an empty chair locks Hubkey, where the settings say so @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('Security');
  const idle = page.getByRole('combobox', { name: 'Lock when idle for' });
  await hubkey.electron.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 299;
  });
  await idle.selectOption('5 minutes');
  await page.waitForTimeout(300);
  await expect(lockedHeading(page)).toHaveCount(0);
  await hubkey.electron.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 300;
  });
  await expect(page.getByText('because nobody was using the computer')).toBeVisible();
  await hubkey.electron.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 0;
  });
  await unlockButton(page).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('Hubkey starts locked on a locked screen, and a logind that goes does not keep it locked @long', async ({
  launch,
  system,
}) => {
  const first = await MockLogind.start(system.address, { locked: true });
  const hubkey = await launch({ env: { DBUS_SYSTEM_BUS_ADDRESS: system.address } });
  const page = await hubkey.window();
  await expect(lockedHeading(page)).toBeVisible();
  await first.stop();
  await unlockButton(page).click();
  await expect(new SignInPage(page).heading).toBeVisible();
  const second = await MockLogind.start(system.address);
  second.hint(true);
  await expect(lockedHeading(page)).toBeVisible();
  second.hint(false);
  await expect(new SignInPage(page).heading).toBeVisible();
  await second.stop();
});
