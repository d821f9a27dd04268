import { join } from 'node:path';
import { test } from '../fixtures/test.ts';
import { KeysPage } from '../pages/keys-page.ts';
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
    for (const name of ['old-laptop', 'contractor', 'qc-dashboard']) hub.addKey(name);
    const keys = new KeysPage(page);
    for (const name of ['nightly-ingest', 'render-farm', 'contractor-2']) {
      await keys.create(name);
      await keys.row(name).waitFor();
    }
    hub.revokeKey(hub.keys().at(-1)?.id ?? 0);
    await keys.more('contractor-2', 'Check with the Hub');
    await keys.alert.waitFor();
    await keys.button('Copy header', keys.row('nightly-ingest')).click();
    await page.getByRole('link', { name: 'Copy' }).click();
    await shot('copy');
    await keys.open();
    await keys.rows.first().waitFor();
    await shot('keys');
    await page.getByRole('link', { name: 'Health' }).click();
    await page.getByRole('tab', { name: 'Jobs' }).click();
    await page.getByRole('table', { name: 'Jobs' }).waitFor();
    await shot('health');
    await page.getByRole('link', { name: 'Settings' }).click();
    await shot('settings');
  });
}
