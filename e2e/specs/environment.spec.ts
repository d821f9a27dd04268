import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { longUnless } from '../fixtures/long.ts';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** The last is signed by an authority that this computer does not know. */
const kinds = ['self-signed', 'expired', 'wrong-host', 'good'] as const;

for (const tls of kinds) {
  test.describe(`a Hub with a bad certificate: ${tls}`, () => {
    test.use({ hubOptions: { tls } });

    test(`is sent nothing, though the environment switches certificate checks off${longUnless(tls === 'self-signed')}`, async ({
      launch,
      hub,
    }) => {
      const hubkey = await launch({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
      const page = await hubkey.window();
      const signIn = new SignInPage(page);
      await signIn.fill(hub.url, hub.user, hub.password);
      await signIn.submit.click();
      await expect(signIn.alert.or(signIn.certificate).first()).toBeVisible();
      expect(hub.requests).toEqual([]);
    });
  });
}

test('Settings say which variables are ignored, and which count @long', async ({ launch, hub }) => {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-keys-'));
  const hubkey = await launch({
    env: {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      SSLKEYLOGFILE: join(folder, 'keys'),
      NODE_EXTRA_CA_CERTS: join(folder, 'none.pem'),
    },
  });
  const page = await hubkey.window();
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('Security');
  for (const words of [
    /NODE_TLS_REJECT_UNAUTHORIZED is set.*ignores it/,
    /SSLKEYLOGFILE is set.*ignores it/,
    /NODE_EXTRA_CA_CERTS is set.*also trusts/,
  ]) {
    await expect(page.getByRole('note').filter({ hasText: words })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Copy', exact: true }).click();
  await expect(new CopyPage(page).heading).toBeVisible();
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('Settings say that nothing in the environment weakens Hubkey where that is so @long', async ({
  launch,
  hub,
}) => {
  const none = { NODE_EXTRA_CA_CERTS: undefined, SSL_CERT_FILE: undefined };
  const page = await (await launch({ env: none })).window();
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('Security');
  await expect(page.getByText('Certificates are always checked.')).toBeVisible();
});
