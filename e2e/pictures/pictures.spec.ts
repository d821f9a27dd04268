import { join } from 'node:path';
import { test } from '../fixtures/test.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const folder = process.env['HUBKEY_PICTURES'] ?? 'resources/pictures';

for (const theme of ['light', 'dark'] as const) {
  test(`pictures in ${theme}`, async ({ page, hub }) => {
    const shot = (name: string) =>
      page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' });
    await page.emulateMedia({ colorScheme: theme });
    const signIn = new SignInPage(page);
    await signIn.fill('http://hub.studio.example:8000', hub.user, 'never sent');
    await shot('sign-in');
    await signIn.signIn(hub);
    await page.getByRole('link', { name: 'Client keys' }).click();
    await page.getByRole('button', { name: 'Add existing key' }).click();
    await page.getByRole('textbox', { name: 'Key name', exact: true }).fill('nightly-ingest');
    await page.getByLabel('Client key', { exact: true }).fill(hub.addKey('nightly-ingest').key);
    await page.getByRole('button', { name: 'Save key' }).click();
    await page.getByRole('button', { name: 'Copy header' }).click();
    await shot('copy');
    await page.getByRole('link', { name: 'Client keys' }).click();
    await shot('keys');
    await page.getByRole('link', { name: 'Settings' }).click();
    await shot('settings');
  });
}
