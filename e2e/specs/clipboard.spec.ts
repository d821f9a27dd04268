import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** Has copies cleared after 5 s, the least there is. */
async function clearSoon(page: Page): Promise<void> {
  await new SettingsPage(page).open('Clipboard');
  const seconds = page.getByLabel('Clear the clipboard after (seconds)');
  await seconds.fill('5');
  await seconds.blur();
  await expect(seconds).toHaveValue('5');
  await page.getByRole('link', { name: 'Copy' }).click();
}

test('a credential is never in the selection that a middle click pastes', async ({
  page,
  hub,
  desktop,
}) => {
  const { clipboard } = desktop;
  await new SignInPage(page).signIn(hub);
  await clearSoon(page);
  await clipboard.write('marked before', 'primary');
  const copy = new CopyPage(page);
  for (const button of ['Copy header', 'Copy value', 'Copy curl', 'Copy export'] as const) {
    await copy.copy(button);
    await expect(copy.receipt).toContainText(
      button === 'Copy export' ? 'Copied variable' : button.replace('Copy', 'Copied'),
    );
    expect(await clipboard.read()).toContain('eyJ');
    expect(await clipboard.read('primary')).toBe('');
  }
  await expect(copy.receipt).toBeHidden();
  await expect
    .poll(async () => [await clipboard.read(), await clipboard.read('primary')])
    .toEqual(['', '']);
});

test('a text marked or copied meanwhile in another program stays @long', async ({
  page,
  hub,
  desktop,
}) => {
  const { clipboard } = desktop;
  await new SignInPage(page).signIn(hub);
  await clearSoon(page);
  const copy = new CopyPage(page);
  await copy.copy('Copy value');
  await expect(copy.receipt).toBeVisible();
  await clipboard.write('marked by a person', 'primary');
  expect(await clipboard.read()).toMatch(/^Bearer /);
  await expect(copy.receipt).toBeHidden();
  await expect.poll(() => clipboard.read()).toBe('');
  expect(await clipboard.read('primary')).toBe('marked by a person');
});

test('a credential marked in another program is taken off the selection with the copy, on quit @long', async ({
  hubkey,
  page,
  hub,
  desktop,
}) => {
  const { clipboard } = desktop;
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await copy.copy('Copy value');
  await expect(copy.receipt).toBeVisible();
  await clipboard.write(await clipboard.read(), 'primary');
  expect(await clipboard.read('primary')).toMatch(/^Bearer /);
  await hubkey.quit();
  expect([await clipboard.read(), await clipboard.read('primary')]).toEqual(['', '']);
});

test('a helper command, which holds no credential, is left in both @long', async ({
  page,
  hub,
  desktop,
}) => {
  const { clipboard } = desktop;
  await new SignInPage(page).signIn(hub);
  const copy = new CopyPage(page);
  await copy.copy('Copy helper command');
  await expect.poll(() => clipboard.read()).toContain('--unix-socket');
  expect(await clipboard.read('primary')).toBe(await clipboard.read());
});

test('a time that is being typed stays while a copy is made elsewhere @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('Clipboard');
  const seconds = page.getByLabel('Clear the clipboard after (seconds)');
  await seconds.fill('45');
  const copied = await hubkey.helper('POST', '/v1/copy', { what: 'helper', endpoint: 'health' });
  expect(copied.status).toBe(200);
  await expect(new CopyPage(page).receipt).toBeVisible();
  expect(await seconds.inputValue()).toBe('45');
  await seconds.blur();
  await expect(seconds).toHaveValue('45');
});
