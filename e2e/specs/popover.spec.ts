import type { Page } from '@playwright/test';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { expect, test } from '../fixtures/test.ts';
import { violations } from '../fixtures/violations.ts';
import { startHub } from '../hub/hub.ts';
import { closePaletteBy } from '../pages/palette-page.ts';
import {
  clickTray,
  iconBounds,
  openPopover,
  popoverBounds,
  watchTray,
  wearPopover,
} from '../pages/popover.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { cutTexts } from '../tour/cut-texts.ts';
import { accessibleLooks } from '../tour/looks.ts';

test.beforeEach(({ hubkey }) => watchTray(hubkey));

const button = (popover: Page, name: string) => popover.getByRole('button', { name, exact: true });
const isOpen = (hubkey: Hubkey) =>
  hubkey.electron.windows().some((window) => window.url().endsWith('#popover'));

test('a click on the tray icon opens a popover beside it, which copies and says so', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  await page.close();
  const popover = await openPopover(hubkey);
  const bounds = (await popoverBounds(hubkey)) ?? iconBounds;
  expect(bounds.width).toBe(360);
  expect(bounds.y + bounds.height).toBe(iconBounds.y - 8);
  await expect(popover.getByText(/^access for \d+ min$/)).toBeVisible();
  await expect(button(popover, 'Copy header')).toBeFocused();
  await popover.keyboard.press('Enter');
  await expect(popover.getByRole('status').getByText('Copied header')).toBeVisible();
  await expect(popover.getByText(/^clears in \d+ s$/)).toBeVisible();
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^Authorization: Bearer /);
  await closePaletteBy(popover, 'Escape');
  await expect.poll(() => hubkey.rendererCount()).toBe(0);
});

test('a second click closes it, and so does another window that gets the focus @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  const first = await openPopover(hubkey);
  const closed = first.waitForEvent('close');
  await clickTray(hubkey);
  await closed;

  const second = await openPopover(hubkey, { x: 500, y: 0, width: 24, height: 24 });
  expect((await popoverBounds(hubkey))?.y).toBe(32);
  const left = second.waitForEvent('close');
  // The press on the icon takes the focus first, and its click comes with the popover closed already.
  await hubkey.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().endsWith('#popover'))
      ?.emit('blur');
  });
  await left;
  await clickTray(hubkey);
  const windows = () =>
    hubkey.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(await windows()).toBe(1);

  const third = await openPopover(hubkey);
  const gone = third.waitForEvent('close');
  await hubkey.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => !window.webContents.getURL().endsWith('#popover'))
      ?.focus(),
  );
  await gone;
});

test('it copies commands for the last request, by arrows and Tab, and says the shown Hub’s state @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  const other = await startHub();
  try {
    await new SignInPage(page).signIn(hub);
    await new SignInPage(page).addHub(other);
    await page.close();
    const popover = await openPopover(hubkey);
    const name = `127.0.0.1-${hub.port}`;
    await expect(button(popover, 'Profile')).toHaveAccessibleDescription(
      new RegExp(`^127\\.0\\.0\\.1-${other.port} .*access for`),
    );
    await popover.keyboard.press('Shift+Tab');
    await expect(button(popover, 'Profile')).toBeFocused();
    await popover.keyboard.press('ArrowDown');
    await popover.getByRole('menuitemradio', { name }).press('Enter');
    await expect(button(popover, 'Profile')).toHaveAccessibleDescription(new RegExp(`^${name} `));

    await expect(button(popover, 'Copy header')).toBeFocused();
    await popover.keyboard.press('ArrowDown');
    await popover.keyboard.press('ArrowRight');
    await expect(button(popover, 'Copy helper command: Health')).toBeFocused();
    await popover.keyboard.press('Tab');
    await popover.keyboard.press('Enter');
    await expect(popover.getByText('Copied curl')).toBeVisible();
    await expect.poll(() => desktop.clipboard.read()).toContain(`${hub.url}/api/health/`);
    await button(popover, 'Copy value').click();
    await expect.poll(() => desktop.clipboard.read()).toMatch(/^Bearer /);
    await button(popover, 'Copy helper command: Health').click();
    await expect.poll(() => desktop.clipboard.read()).toContain('/api/health/');
    expect(await desktop.clipboard.read()).not.toContain('Bearer ey');
    await popover.keyboard.press('End');
    await expect(button(popover, 'Open Hubkey')).toBeFocused();

    const palette = hubkey.electron.waitForEvent('window');
    await button(popover, 'Quick copy…').click();
    const list = (await palette).getByRole('combobox', { name: 'Quick copy' });
    await list.fill('curl jobs');
    await expect(list).toBeFocused();
    await closePaletteBy(await palette, 'Enter');
    expect(isOpen(hubkey)).toBe(false);
    const again = await openPopover(hubkey);
    await expect(button(again, 'Copy curl: Jobs')).toBeVisible();
    await button(again, 'Refresh now').click();
    await hub.waitForRequest('POST', '/api/auth/token/refresh/');

    const opened = hubkey.electron.waitForEvent('window');
    await again.getByRole('button', { name: /^\d+ of \d+ nodes/ }).click();
    await expect((await opened).getByRole('heading', { name: 'Health', level: 1 })).toBeVisible();
    await expect.poll(() => isOpen(hubkey)).toBe(false);
  } finally {
    await other.stop();
  }
});

test('signed out it signs in first, and locked it only unlocks @long', async ({
  page,
  hub,
  hubkey,
  desktop,
  trayHost,
}) => {
  await new SignInPage(page).signIn(hub);
  const item = await trayHost.item();
  await page.close();
  await item.click('Lock now');
  const locked = await openPopover(hubkey);
  await expect(locked.getByRole('heading', { name: 'Hubkey is locked' })).toBeVisible();
  await expect(locked.getByRole('button')).toHaveText(['Unlock', 'Open Hubkey']);
  expect(await locked.locator('body').innerText()).not.toContain('127.0.0.1');
  expect(await violations(locked)).toEqual([]);
  await locked.screenshot({ path: test.info().outputPath('locked.png') });
  await expect(button(locked, 'Unlock')).toBeFocused();
  await locked.keyboard.press('Enter');
  await expect(button(locked, 'Copy header')).toBeFocused();
  await closePaletteBy(locked, 'Escape');

  await item.click('Sign out');
  await expect.poll(async () => (await item.menu())[0]?.label).toMatch(/signed out$/);
  const signedOut = await openPopover(hubkey);
  await expect(button(signedOut, 'Sign in…')).toBeFocused();
  await signedOut.screenshot({ path: test.info().outputPath('signed-out.png') });
  const opened = hubkey.electron.waitForEvent('window');
  await button(signedOut, 'Copy header…').click();
  const window = await opened;
  await expect(new SignInPage(window).heading).toBeVisible();
  await expect.poll(() => isOpen(hubkey)).toBe(false);
  await new SignInPage(window).password.fill(hub.password);
  await new SignInPage(window).submit.click();
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^Authorization: Bearer /);
});

test('without a Hub it leads to sign-in @long', async ({ hubkey, page }) => {
  await page.evaluate(() =>
    (
      window as unknown as { hubkey: { call: (name: string, input: unknown) => Promise<null> } }
    ).hubkey.call('changeSettings', { language: 'de' }),
  );
  await page.close();
  const popover = await openPopover(hubkey);
  await expect(popover.getByRole('heading')).toHaveText('Hubkey – nicht angemeldet');
  expect(await violations(popover)).toEqual([]);
  const opened = hubkey.electron.waitForEvent('window');
  await popover.getByRole('button', { name: 'Anmelden…' }).click();
  await expect((await opened).getByRole('heading', { name: 'Anmelden' })).toBeVisible();
});

test('nothing is cut or inaccessible in it, in any look and language @long', async ({
  page,
  hub,
  hubkey,
}, info) => {
  await new SignInPage(page).signIn(hub);
  await page.close();
  const popover = await openPopover(hubkey);
  await button(popover, 'Copy header').click();
  await expect(popover.getByText('Copied header')).toBeVisible();
  const wrong: string[] = [];
  for (const look of accessibleLooks.filter(({ size }) => size === undefined)) {
    await wearPopover(popover, look);
    await popover.screenshot({ path: info.outputPath(`${look.name}.png`) });
    const found = [...(await cutTexts(popover)), ...(await violations(popover))];
    wrong.push(...found.map((words) => `${look.name}: ${words}`));
  }
  expect(wrong).toEqual([]);
});
