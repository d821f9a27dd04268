import type { Page } from '@playwright/test';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { expect, test } from '../fixtures/test.ts';
import { judged } from '../fixtures/violations.ts';
import type { StandInHub } from '../hub/hub.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { accessibleLooks, wear, type Look } from '../tour/looks.ts';
import { scenes } from '../tour/scenes.ts';

/** What axe can't judge by itself, and why it is right. */
const explained: readonly RegExp[] = [
  // The arrow of a choice stands beside its words, on the colour that they stand on.
  /^color-contrast: <select .* due to a background image$/,
  // An open menu is in the top layer, above all that axe finds at its place.
  /^color-contrast: <(bdi|small) [^>]*id="c\d+-menu-\d+[^>]*>.* overlapped by another element$/,
  // A line below a menu's label describes it, and isn't its name.
  /^label-content-name-mismatch: <button [^>]*role="menuitem[^>]*aria-describedby=.* value text rather than a label$/,
  // A word of one letter, as some are in Japanese.
  /^color-contrast: .* too short to determine if it is actual text content$/,
  /^label-content-name-mismatch: .* Unable to determine if the visible text is part of the accessible name$/,
];

/** What is wrong in any scene, in these looks: each one named by scene and look. */
async function wrongIn(
  { page, hub, hubkey }: { page: Page; hub: StandInHub; hubkey: Hubkey },
  looks: readonly Look[],
): Promise<string[]> {
  const found: string[] = [];
  for (const { name, show } of scenes) {
    await show({ page, hub, hubkey });
    if (name === '') continue;
    for (const look of looks) {
      await wear(page, hubkey, look);
      const { violations: wrong, unsure } = await judged(page);
      const open = unsure.filter((words) => !explained.some((known) => known.test(words)));
      const wide = await page.evaluate(() =>
        Math.max(
          ...[document.documentElement, ...document.querySelectorAll('main, main table')].map(
            (element) =>
              element.tagName === 'TABLE'
                ? element.scrollWidth - (element.parentElement?.clientWidth ?? 0)
                : element.scrollWidth - element.clientWidth,
          ),
        ),
      );
      const sideways = wide > 0 ? [`is too wide by ${wide} px`] : [];
      found.push(
        ...[...wrong, ...open, ...sideways].map((words) => `${name}, ${look.name}: ${words}`),
      );
    }
    await wear(page, hubkey, { name: 'light' });
  }
  return found;
}

test('no scene has a violation', async ({ page, hub, hubkey }) => {
  test.setTimeout(300_000);
  const looks = accessibleLooks.filter(({ name }) => name === 'light');
  expect(await wrongIn({ page, hub, hubkey }, looks)).toEqual([]);
});

test('no scene has a violation in any look or language, and each fits 320 px @long', async ({
  page,
  hub,
  hubkey,
}) => {
  test.setTimeout(600_000);
  expect(await wrongIn({ page, hub, hubkey }, accessibleLooks)).toEqual([]);
});

test('a person signs in and copies by keyboard alone', async ({ page, hub, desktop }) => {
  const signIn = new SignInPage(page);
  await signIn.address.focus();
  await page.keyboard.type(hub.url);
  await page.keyboard.press('Tab');
  await page.keyboard.type(hub.user);
  await page.keyboard.press('Tab');
  await page.keyboard.type(hub.password);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Show password' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(signIn.keep).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Copy', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Profile' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Add a Hub…' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Profile' })).toBeFocused();
  await page.getByRole('radio', { name: 'Header', exact: true }).check();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^Authorization/);
});

test('a dialog gives the focus back to what opened it @long', async ({ page, hub }) => {
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  const opener = keys.button('New client key');
  for (const closing of ['Escape', 'Cancel']) {
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = keys.dialog('New client key');
    await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    if (closing === 'Escape') await page.keyboard.press('Escape');
    else await keys.button('Cancel', dialog).click();
    await expect(dialog).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
});

test('the page stays on itself: no other page, window or script of elsewhere @long', async ({
  page,
  hubkey,
}) => {
  const reach = await page.evaluate(() => typeof (globalThis as { require?: unknown }).require);
  expect(reach).toBe('undefined');
  const opened = await page.evaluate(() => window.open('https://evil.example/'));
  expect(opened).toBeNull();
  const shown = () =>
    hubkey.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    );
  const before = await shown();
  // By the page's own script, as Playwright would wait for a navigation that must not happen.
  await hubkey.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      `location.href = 'https://evil.example/'; 0`,
    ),
  );
  expect(await shown()).toEqual(before);
  expect(before).toEqual(['hubkey://app-0/index.html']);
  expect(hubkey.electron.windows()).toHaveLength(1);
});
