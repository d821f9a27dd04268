import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
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

test.describe('a certificate of an authority in NODE_EXTRA_CA_CERTS', () => {
  test.use({ hubOptions: { tls: 'good' } });

  test('counts, and one for another name does not', async ({ launch, hub }) => {
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
