import { randomBytes } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { copiesInMemory } from '../fixtures/process-memory.ts';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** How often a text is in the memory of the window's processes. */
async function copies(hubkey: Hubkey, text: string): Promise<number> {
  const pids = await hubkey.electron.evaluate(({ app }) =>
    app
      .getAppMetrics()
      // The keychain's own process is handed what it stores.
      .filter(({ type, name }) => type !== 'Browser' && name !== 'Hubkey keychain')
      .map(({ pid }) => pid),
  );
  return pids.reduce((sum, pid) => sum + copiesInMemory(pid, text), 0);
}

/** Types as a person does: Playwright’s `fill` would leave copies of its own. */
async function type(page: Page, field: Locator, text: string): Promise<void> {
  await field.focus();
  await page.keyboard.type(text);
}

test('a typed password is in the window’s memory until it has signed in, and no longer', async ({
  page,
  hub,
  hubkey,
}) => {
  const password = `pw-${randomBytes(12).toString('hex')}`;
  hub.setPassword(hub.user, password);
  const signIn = new SignInPage(page);
  await signIn.fill(hub.url, hub.user, '');
  await type(page, signIn.password, password);
  expect(await copies(hubkey, password)).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  const copy = new CopyPage(page);
  await expect(copy.main.getByText(/^Access for /)).toBeVisible();
  await expect.poll(() => copies(hubkey, password), { timeout: 10_000 }).toBe(0);
  expect(await page.evaluate(() => history.length)).toBe(1);
  await copy.copy('Copy header');
  await expect(copy.receipt).toBeVisible();
});

test('so is a pasted client key, of either form @long', async ({ page, hub, hubkey }) => {
  const first = hub.addKey('first');
  const signIn = new SignInPage(page);
  await page.getByRole('button', { name: 'Use a client key instead' }).click();
  await signIn.address.fill(hub.url);
  await type(page, page.getByRole('textbox', { name: 'Key name', exact: true }), 'first');
  await type(page, page.getByLabel('Client key', { exact: true }), first.key);
  expect(await copies(hubkey, first.key)).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(new CopyPage(page).heading).toBeVisible();
  await expect.poll(() => copies(hubkey, first.key), { timeout: 10_000 }).toBe(0);

  const second = hub.addKey('second');
  const keys = new KeysPage(page);
  await keys.open();
  await keys.button('Add existing key').click();
  const dialog = keys.dialog('Add existing key');
  await type(page, dialog.getByRole('textbox', { name: 'Key name', exact: true }), 'second');
  await type(page, dialog.getByLabel('Client key', { exact: true }), second.key);
  expect(await copies(hubkey, second.key)).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(keys.status).toContainText('“second” is saved and works.');
  await expect(keys.row('second')).toBeVisible();
  await expect.poll(() => copies(hubkey, second.key), { timeout: 10_000 }).toBe(0);
});
