import type { Page } from '@playwright/test';
import type { AnyBridge } from '../fixtures/any-bridge.ts';
import { expect, test } from '../fixtures/test.ts';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true, level: 1 });

/** Chooses an item of the application menu, which has no window of its own on Linux. */
const choose = (hubkey: Hubkey, menu: string, item: string): Promise<void> =>
  hubkey.electron.evaluate(
    ({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items ?? [];
      const found = items
        .find(({ label }) => label === wanted.menu)
        ?.submenu?.items.find(({ label }) => label === wanted.item);
      if (!found) throw new Error(`No ${wanted.menu} → ${wanted.item}.`);
      Reflect.apply(found.click, found, []);
    },
    { menu, item },
  );

test.beforeEach(async ({ page, hub }) => {
  await new SignInPage(page).signIn(hub);
});

test('each screen has its keys, its title and the focus on its heading', async ({ page }) => {
  await expect(heading(page, 'Copy')).toBeFocused();
  await expect(page).toHaveTitle('Copy – Hubkey');
  const screens = [
    ['2', 'Client keys'],
    ['3', 'Health'],
    ['4', 'Activity'],
    ['5', 'Settings'],
    ['1', 'Copy'],
    [',', 'Settings'],
  ] as const;
  for (const [key, name] of screens) {
    await page.keyboard.press(`Control+${key}`);
    await expect(heading(page, name)).toBeFocused();
    await expect(page).toHaveTitle(`${name} – Hubkey`);
  }

  // Outside of the screen the focus stays where it is, whatever changes on it.
  const rail = page.getByRole('link', { name: 'Activity' });
  await rail.focus();
  await page.evaluate(() =>
    (window as unknown as { hubkey: AnyBridge }).hubkey.call('changeSettings', {
      theme: 'dark',
    }),
  );
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(rail).toBeFocused();
});

test('Ctrl+R neither reloads nor leaves the screen @long', async ({ page }) => {
  await page.keyboard.press('Control+2');
  await page.evaluate(() => Object.assign(window, { marked: true }));
  await page.keyboard.press('Control+r');
  await page.keyboard.press('Control+Shift+r');
  await expect(heading(page, 'Client keys')).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'marked') as unknown)).toBe(true);
});

test('a dialog gives the focus back to what opened it @long', async ({ page }) => {
  await page.keyboard.press('Control+2');
  const opener = page.getByRole('button', { name: 'New client key' });
  await opener.focus();
  await opener.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  // Keys for the window do nothing behind a dialog.
  await page.keyboard.press('Control+3');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(heading(page, 'Client keys')).toBeVisible();
});

test('Ctrl+N opens a new client key from another screen, and its close leaves the focus on the heading @long', async ({
  page,
}) => {
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('dialog', { name: 'New client key' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(heading(page, 'Client keys')).toBeFocused();
});

test('the list of shortcuts opens by ? and F1, but not while typing @long', async ({ page }) => {
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.keyboard.press('?');
  await expect(list).toBeVisible();
  await expect(list.getByText('Client keys')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(heading(page, 'Copy')).toBeFocused();
  await page.keyboard.press('Control+2');
  const search = page.getByRole('textbox', { name: 'Search keys' }).or(page.getByRole('searchbox'));
  if (await search.isVisible()) {
    await search.press('?');
    await expect(list).toBeHidden();
  }
  await page.keyboard.press('F1');
  await expect(list).toBeVisible();
});

test('the skip link goes past the rail @long', async ({ page }) => {
  const skip = page.getByRole('button', { name: 'Skip to content' });
  await expect(heading(page, 'Copy')).toBeFocused();
  await page.getByRole('button', { name: 'Profile' }).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Copy')).toBeFocused();
});

test('the application menu is Hubkey’s own, and does what the keys do @long', async ({
  page,
  hubkey,
}) => {
  const labels = await hubkey.electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ label, submenu }) => [
      label,
      ...(submenu?.items ?? []).map((item) => item.label),
    ]),
  );
  expect(labels).toContain('Quit Hubkey');
  expect(labels.join('\n')).not.toMatch(/reload|learn more|developer/i);
  await choose(hubkey, 'View', 'Health');
  await expect(heading(page, 'Health')).toBeFocused();
  await choose(hubkey, 'Help', 'Keyboard shortcuts');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('Ctrl+K opens Quick copy @long', async ({ page, hubkey }) => {
  const opened = hubkey.electron.waitForEvent('window');
  await page.keyboard.press('Control+k');
  const palette = await opened;
  await expect(palette).toHaveURL(/#palette$/);
});
