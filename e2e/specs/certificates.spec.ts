import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test.describe('a self-signed certificate', () => {
  test.use({ hubOptions: { tls: 'self-signed' } });

  test('is shown, trusted for that Hub alone, and another one later is refused', async ({
    page,
    hub,
    launch,
    hubkey,
    desktop,
  }) => {
    const signIn = new SignInPage(page);
    await signIn.fill(hub.url, hub.user, hub.password);
    await signIn.submit.click();
    await expect(signIn.certificate).toBeVisible();
    await expect(signIn.certificate).toContainText(hub.certificate?.sha256 ?? 'none');
    await expect(signIn.certificate).toContainText(hub.certificate?.subject ?? 'none');
    await expect(signIn.certificate.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await signIn.certificate.getByRole('button', { name: 'Copy fingerprint' }).click();
    await expect(signIn.certificate.getByRole('status')).toHaveText('Copied');
    expect(await desktop.clipboard.read()).toBe(hub.certificate?.sha256);
    await signIn.certificate.getByRole('button', { name: 'Cancel' }).click();
    await expect(signIn.certificate).toBeHidden();
    expect(hub.requests).toEqual([]);
    await signIn.submit.click();
    await signIn.certificate.getByRole('button', { name: 'Trust this certificate' }).click();
    const copy = new CopyPage(page);
    await expect(copy.heading).toBeVisible();
    await copy.form('curl').check();
    await expect(copy.main.getByRole('note')).toHaveText(
      /trusted only in Hubkey, so curl rejects it/,
    );

    await hubkey.quit();
    const again = await launch();
    const later = new CopyPage(await again.window());
    await expect(later.main.getByText(/^Access for /)).toBeVisible();
    const before = hub.requests.length;
    await hub.useCertificate('self-signed');
    await later.refreshNow.click();
    await expect(
      later.main.getByText(/has a different certificate from the one you trusted/),
    ).toBeVisible();
    expect(hub.requests).toHaveLength(before);
  });
});

test.describe('an expired certificate', () => {
  test.use({ hubOptions: { tls: 'expired' } });

  test('can’t be trusted, and says whom to ask @long', async ({ page, hub }) => {
    const signIn = new SignInPage(page);
    await signIn.fill(hub.url, hub.user, hub.password);
    await signIn.submit.click();
    await expect(signIn.alert).toHaveText(/has expired\. Ask the Hub’s administrator/);
    await expect(signIn.certificate).toBeHidden();
    expect(hub.requests).toEqual([]);
  });
});

test.describe('a Hub with an authority of its own', () => {
  test.use({ hubOptions: { tls: 'good' } });

  test('is set up before the first sign-in, with what is wrong in words', async ({
    page,
    hub,
    hubkey,
    userDataDir,
  }) => {
    const signIn = new SignInPage(page);
    await signIn.fill(hub.url, hub.user, hub.password);
    await signIn.submit.click();
    await signIn.certificate.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Connection settings…' }).click();
    const settings = new SettingsPage(page);
    const hubs = settings.group('Hubs');
    await expect(hubs.getByText('No proxy: the Hub is on this computer.')).toBeVisible();

    await hubs.getByRole('combobox', { name: /^Proxy of / }).selectOption('This proxy');
    await hubs.getByRole('textbox', { name: 'Proxy address' }).fill('socks5://127.0.0.1:1080');
    await hubs.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(hubs.getByRole('alert')).toHaveText(/can’t use SOCKS proxies/);
    await hubs.getByRole('combobox', { name: /^Proxy of / }).selectOption('No proxy');
    await expect(hubs.getByRole('alert')).toHaveCount(0);

    const choose = async (name: string, content: string): Promise<void> => {
      const path = join(userDataDir, name);
      writeFileSync(path, content);
      await hubkey.electron.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      }, path);
      await hubs.getByRole('button', { name: 'Choose authorities…' }).click();
    };
    await choose('wrong.pem', 'no certificate');
    await expect(hubs.getByRole('alert')).toHaveText(/wrong\.pem has no certificate/);
    await choose('ca.pem', hub.authorityPem);
    await expect(hubs.getByText('These files can be used.')).toBeVisible();

    await hubs.getByRole('button', { name: 'Sign in', exact: true }).click();
    await signIn.password.fill(hub.password);
    await signIn.submit.click();
    await expect(new CopyPage(page).heading).toBeVisible();
  });
});

test.describe('a certificate of an authority in NODE_EXTRA_CA_CERTS', () => {
  test.use({ hubOptions: { tls: 'good' } });

  test('counts, and one for another name does not @long', async ({ launch, hub }) => {
    const folder = mkdtempSync(join(tmpdir(), 'hubkey-ca-'));
    const file = join(folder, 'ca.pem');
    writeFileSync(file, hub.authorityPem);
    const hubkey = await launch({ env: { NODE_EXTRA_CA_CERTS: file } });
    const page = await hubkey.window();
    const signIn = new SignInPage(page);
    await hub.useCertificate('wrong-host');
    await signIn.fill(hub.url, hub.user, hub.password);
    await signIn.submit.click();
    await expect(signIn.certificate).toContainText('issued for a different name');
    await signIn.certificate.getByRole('button', { name: 'Cancel' }).click();
    await hub.useCertificate('good');
    await signIn.submit.click();
    await expect(new CopyPage(page).heading).toBeVisible();
    rmSync(folder, { recursive: true });
  });
});
