import { expect, test } from '../fixtures/test.ts';
import { violations } from '../fixtures/violations.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen has a violation in ${colorScheme}, and each fits 320 px`, async ({
    page,
    hub,
    hubkey,
  }) => {
    await page.emulateMedia({ colorScheme });
    const check = async (name: string) => {
      expect(await violations(page), name).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
    };
    const signIn = new SignInPage(page);
    await check('sign-in');
    await signIn.fill('http://hub.example', '', '');
    await signIn.submit.click();
    await expect(page.getByText('Enter your username.')).toBeVisible();
    await check('sign-in with errors');
    await signIn.signIn(hub);
    await check('copy');
    await page.getByRole('button', { name: 'Profile' }).click();
    await check('profile menu');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Client keys' }).click();
    await check('client keys');
    const keys = new KeysPage(page);
    await keys.create('ci');
    await keys.row('ci').waitFor();
    await check('client keys with a row');
    await keys.button('More for ci').click();
    await check('menu of a key');
    await page.keyboard.press('Escape');
    for (const [button, dialog] of [
      ['New client key', 'New client key'],
      ['Add existing key', 'Add existing key'],
      ['Rotate', 'Rotate this key?'],
      ['Revoke', 'Revoke “ci”?'],
    ] as const) {
      await keys.button(button).click();
      await keys.dialog(dialog).waitFor();
      await check(dialog);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('link', { name: 'Health' }).click();
    await page.getByRole('table', { name: 'Jobs' }).waitFor();
    await check('health');
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(page.getByRole('heading', { name: 'Activity', exact: true })).toBeVisible();
    await check('activity');
    await page.getByRole('link', { name: 'Settings' }).click();
    await check('settings');
    await page.getByRole('button', { name: 'Remove this Hub' }).click();
    await check('dialog');
    await page.keyboard.press('Escape');
    await hubkey.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setSize(320, 600),
    );
    await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(340);
    for (const name of ['Settings', 'Activity', 'Health', 'Client keys', 'Copy']) {
      await page.getByRole('link', { name }).click();
      await check(`${name} at 320 px`);
    }
  });
}

test('a person signs in and copies by keyboard alone', async ({ page, hub, desktop }) => {
  const signIn = new SignInPage(page);
  await signIn.address.focus();
  await page.keyboard.type(hub.url);
  await page.keyboard.press('Tab');
  await page.keyboard.type(hub.user);
  await page.keyboard.press('Tab');
  await page.keyboard.type(hub.password);
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

test('a dialog gives the focus back to what opened it', async ({ page, hub }) => {
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

test('the page stays on itself: no other page, window or script of elsewhere', async ({
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
