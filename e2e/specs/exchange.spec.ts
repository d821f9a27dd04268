import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { call, currentProfile } from '../fixtures/leak-audit/walk.ts';
import { runCommand } from '../fixtures/run-command.ts';
import { expect, test } from '../fixtures/test.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const passphrase = 'correct horse battery';
const importFile = 'Import a file';

/** Answers the next file dialogs with a path. */
const chooseFile = ({ electron }: Hubkey, path: string): Promise<void> =>
  electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });

test('an organisation’s settings hold everywhere, and settings and keys move in files', async ({
  launch,
  hub,
  desktop,
  userDataDir,
}) => {
  const managed = join(userDataDir, 'managed.json');
  const organisation = {
    version: 1,
    hubs: [{ address: hub.url, name: 'Studio', production: true }],
    settings: { rawHeaders: 'never' },
    changes: 'read-only',
  };
  writeFileSync(managed, JSON.stringify(organisation), { mode: 0o644 });
  const hubkey = await launch({ env: { HUBKEY_MANAGED: managed } });
  const page = await hubkey.window();
  const signIn = new SignInPage(page);

  // The Hub is offered, and a pasted command fills in the rest.
  await expect(signIn.address).toHaveValue(hub.url);
  await press(page, 'Import from curl or .env');
  const paste = dialog(page, 'Import from curl or .env');
  const text = paste.getByRole('textbox', { name: 'curl command or .env text' });
  await text.fill(`curl -H 'Authorization: Bearer ey.x.y' ${hub.url}/api/jobs/`);
  await press(page, 'Continue');
  await expect(paste.getByRole('alert')).toContainText('expires within the hour');
  const made = hub.addKey('nightly');
  await text.fill(`curl -H 'Authorization: Api-Key ${made.key}' \\\n  ${hub.url}/api/jobs/`);
  await press(page, 'Continue');
  await expect(signIn.address).toHaveValue(hub.url);
  await page.getByRole('textbox', { name: 'Key name', exact: true }).fill('nightly');
  await press(page, 'Save key');
  await expect(page.getByRole('heading', { name: 'Copy', exact: true })).toBeVisible();

  // The policy is enforced by main, and shown.
  const settings = new SettingsPage(page);
  await settings.open('Programs');
  const raw = settings.group('Programs').getByRole('combobox', { name: /raw credential/ });
  await expect(raw).toBeDisabled();
  await expect(raw).toHaveAccessibleDescription(/Managed by your organisation/);
  await settings.choose('Hubs');
  await expect(page.getByRole('list', { name: 'Hubs' })).toContainText(
    'Managed by your organisation',
  );
  await expect(page.getByRole('textbox', { name: 'Profile name' })).toHaveValue('Studio');
  const header = await runCommand(userDataDir, ['header', '--key', 'nightly'], {
    env: desktop.env,
  });
  expect(header).toMatchObject({ code: 1, out: '' });
  expect(header.err).toContain('never');

  // Without a secret.
  await settings.choose('General');
  const plain = join(userDataDir, 'plain.json');
  await chooseFile(hubkey, plain);
  await press(page, 'Export settings');
  await expect(page.getByText('Exported, without any secret.')).toBeVisible();
  expect(readFileSync(plain, 'utf8')).toContain(hub.url);
  expect(readFileSync(plain, 'utf8')).not.toContain(made.key);

  // With the client key, encrypted; the window keeps nothing of the passphrase.
  const sealed = join(userDataDir, 'keys.age');
  await chooseFile(hubkey, sealed);
  await press(page, 'Export with client keys');
  const secrets = dialog(page, 'Export with client keys');
  const first = secrets.getByLabel('Passphrase', { exact: true });
  await first.fill('too short');
  await press(page, 'Export keys');
  await expect(secrets).toContainText('This passphrase is too short.');
  await first.fill(passphrase);
  await secrets.getByLabel('Passphrase again', { exact: true }).fill(passphrase);
  await press(page, 'Export keys');
  await expect(page.getByText('Exported 1 client key in an encrypted file.')).toBeVisible();
  const bytes = readFileSync(sealed, 'latin1');
  expect(bytes).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
  expect(bytes).not.toContain(made.key);

  // The key comes back from the file.
  const profile = await currentProfile(page);
  const [key] = (await call(page, 'view', null)).profiles[0]?.keys ?? [];
  if (!key) throw new Error('The key is not there.');
  await call(page, 'forgetKey', { profile, key: key.id });
  await settings.open('General');
  await press(page, importFile);
  const sealedFile = dialog(page, 'Open encrypted file');
  await sealedFile.getByLabel('Passphrase', { exact: true }).fill('another passphrase');
  await press(page, 'Open file');
  await expect(sealedFile.getByRole('alert')).toContainText('doesn’t open the file');
  await sealedFile.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await press(page, 'Open file');
  const plan = dialog(page, 'Import this file?');
  const items = plan.getByRole('listitem');
  await expect(items.filter({ hasText: 'Studio' })).toContainText('1 client key will be added');
  await press(page, 'Import');
  await expect(page.getByText('Imported 1 client key.')).toBeVisible();
  expect((await call(page, 'view', null)).profiles[0]?.keys).toMatchObject([
    { name: 'nightly', saved: true },
  ]);

  // A file says what is wrong with it, and what it brings before it does.
  const file = join(userDataDir, 'import.json');
  await chooseFile(hubkey, file);
  writeFileSync(file, '{"hubkey":"settings","version":1,"settings":{"theme":"pink"}}');
  await settings.open('General');
  await press(page, importFile);
  await expect(page.getByRole('alert')).toContainText('can’t use the value of “settings.theme”');
  const farm = { name: 'Farm', hub: 'https://farm.example', user: 'ana', team: 'x' };
  const changes = { theme: 'dark', rawHeaders: 'ask-first-time' };
  writeFileSync(
    file,
    JSON.stringify({ hubkey: 'settings', version: 1, settings: changes, profiles: [farm] }),
  );
  await press(page, importFile);
  await expect(items.filter({ hasText: 'farm.example' })).toContainText('Will be added');
  await expect(items.filter({ hasText: 'Theme' })).toContainText('System default → Dark');
  await expect(plan).toContainText('Managed by your organisation, so they stay as they are');
  await expect(plan).toContainText('profiles[0].team');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark');
  await press(page, 'Import');
  await expect(page.getByText('Imported 1 profile and 1 setting.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const view = await call(page, 'view', null);
  expect(view.profiles.map(({ name, changes: may }) => [name, may])).toEqual([
    ['Studio', 'read-only'],
    ['Farm', 'read-only'],
  ]);
  expect(view.settings.rawHeaders).toBe('never');
});
