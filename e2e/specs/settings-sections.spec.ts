import type { Locator } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signInUntilSaved } from '../fixtures/sign-in-until-saved.ts';
import { expect, test } from '../fixtures/test.ts';
import { violations } from '../fixtures/violations.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('the search finds settings of every section, and Ctrl+F leads to it', async ({
  page,
  hub,
}) => {
  await new SignInPage(page).signIn(hub);
  const settings = new SettingsPage(page);
  await settings.open('Terminal');
  await page.keyboard.press('Control+f');
  await expect(settings.search).toBeFocused();
  await page.keyboard.type('lock');
  await expect(settings.group('Security')).toContainText('Lock when idle for');
  await expect(settings.group('General')).toHaveCount(0);
  await settings.search.fill('fingerprint');
  await expect(settings.group(`Hubs · 127.0.0.1-${hub.port}`)).toContainText('Trusted certificate');
  await settings.search.fill('zzz');
  await expect(page.getByText('No setting matches “zzz”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(settings.search).toHaveValue('');
  await expect(settings.group('Terminal')).toContainText('Default shell');
  await page.getByRole('link', { name: 'Activity' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(settings.group('Terminal')).toBeVisible();
});

test('the language changes at once, and stays @long', async ({ page, hub, hubkey }) => {
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('General');
  const language = page.getByRole('combobox', { name: 'Language' });
  await expect(language.getByRole('option')).toHaveText([
    'System default',
    'English',
    'Deutsch',
    'Français',
    'Español',
    '日本語',
  ]);
  await language.selectOption('Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect
    .poll(() => readFileSync(join(hubkey.userDataDir, 'settings.json'), 'utf8'))
    .toContain('"language": "de"');
});

test('a shortcut is recorded by pressing it, and typing it is kept where that fails @long', async ({
  page,
  hub,
}) => {
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('General');
  const row = page.getByRole('group', { name: 'Shortcut', exact: true });
  const record = row.getByRole('button', { name: 'Press keys…' });
  const listening = row.getByRole('button', { name: 'Press the keys now' });
  await record.press('Enter');
  await expect(listening).toBeFocused();
  await page.keyboard.press('k');
  await expect(row.getByRole('status')).toContainText('Add Ctrl, Alt or the system key');
  await page.keyboard.press('Escape');
  await expect(record).toContainText(/Ctrl\s*\+\s*Shift\s*\+\s*K/);
  await record.press('Enter');
  await page.keyboard.press('Control+Alt+u');
  await expect(record).toContainText(/Ctrl\s*\+\s*Alt\s*\+\s*U/);
  await row.getByRole('button', { name: 'Type it instead' }).click();
  const typed = row.getByRole('textbox', { name: 'Shortcut' });
  await expect(typed).toHaveValue('Ctrl+Alt+U');
  await typed.fill('ctrl+alt+j');
  await typed.press('Enter');
  await row.getByRole('button', { name: 'Press it instead' }).click();
  await expect(record).toContainText(/ctrl\s*\+\s*alt\s*\+\s*j/);
});

test('a Hub has its marks, its test and its sign-out, which says what goes @long', async ({
  page,
  hub,
  desktop,
}) => {
  await signInUntilSaved({ page, hub, desktop });
  const settings = new SettingsPage(page);
  await settings.open('Hubs');
  const name = `127.0.0.1-${hub.port}`;
  await page.getByRole('combobox', { name: `Colour: ${name}` }).selectOption('Blue');
  await page.getByRole('checkbox', { name: 'Production' }).check();
  const listed = settings.group('Hubs').getByRole('list', { name: 'Hubs' });
  await expect(listed.getByRole('img', { name: 'Blue' })).toBeVisible();
  await expect(listed).toContainText('production');

  await page.getByRole('button', { name: 'Test connection' }).click();
  const table = page.getByRole('table', { name: `Connection of ${name}` });
  await expect(table.getByRole('rowheader')).toHaveText(
    ['Name', 'Proxy', 'Connection', 'Certificate', 'Clock', 'Credential'].map(
      (check) => `${name}: ${check}`,
    ),
  );
  await expect(page.getByRole('status').filter({ hasText: 'Nothing failed' })).toBeVisible();

  const signOut = page.getByRole('button', { name: 'Sign out' });
  await signOut.click();
  const dialog = page.getByRole('dialog', { name: `Sign out of ${name}?` });
  await expect(dialog).toContainText('Hubkey removes the session from this computer.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(signOut).toBeFocused();
  await signOut.click();
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(
    page.getByRole('group', { name: 'Session' }).getByRole('button', { name: 'Sign in' }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Hubs' })).toBeFocused();
  await expect.poll(() => desktop.keychain.accounts()).toEqual([]);
});

test.describe('a Hub with a certificate that is trusted by hand', () => {
  test.use({ hubOptions: { tls: 'self-signed' } });

  test('has its fingerprint copied, and is no longer trusted on demand @long', async ({
    page,
    hub,
    desktop,
  }) => {
    const signIn = new SignInPage(page);
    await signIn.fill(hub.url, hub.user, hub.password);
    await signIn.submit.click();
    await signIn.certificate.getByRole('button', { name: 'Trust this certificate' }).click();
    await expect(page.getByRole('main').getByText(/^Access for /)).toBeVisible();
    await new SettingsPage(page).open('Hubs');
    await page.getByRole('button', { name: 'Copy fingerprint' }).click();
    await expect(page.getByText('Copied the fingerprint.')).toBeVisible();
    expect(await desktop.clipboard.read()).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    await page.getByRole('button', { name: 'Stop trusting the certificate' }).click();
    await expect(page.getByText('certificate authorities decide')).toBeVisible();
  });
});

test('About says what runs, what is new, and copies diagnostics without a secret', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await signInUntilSaved({ page, hub, desktop });
  const settings = new SettingsPage(page);
  await settings.open('About');
  const versions = page.getByRole('group', { name: 'Versions' });
  for (const name of ['Hubkey', 'Electron', 'Chromium', 'Node', 'System']) {
    await expect(versions).toContainText(name);
  }
  const news = page.getByRole('button', { name: 'Show what’s new' });
  const diagnostics = page.getByRole('button', { name: 'Copy diagnostics' });
  const right = async (of: Locator) => {
    const box = await of.boundingBox();
    return box ? Math.round(box.x + box.width) : null;
  };
  expect(await right(news)).toBe(await right(diagnostics));
  await news.click();
  await expect(page.getByText('Sign in to any number of Hubs by password')).toBeVisible();
  await page.getByRole('button', { name: 'Hide what’s new' }).click();
  await expect(page.getByText('Sign in to any number of Hubs by password')).toHaveCount(0);
  await expect(news).toBeFocused();
  await diagnostics.click();
  await expect(page.getByText('Copied the diagnostics.')).toBeVisible();
  const text = await desktop.clipboard.read();
  expect(text).toMatch(/^electron: "\d+/m);
  const secrets = [
    ...(await desktop.keychain.secrets()),
    ...hub.issued.map((issued) => issued.text),
    hub.password,
    hubkey.helperFile()?.token ?? '',
  ];
  expect(secrets.length).toBeGreaterThanOrEqual(5);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);

  await hubkey.electron.evaluate(({ shell }) => {
    shell.openPath = () => Promise.resolve('nothing here shows folders');
  });
  await page.getByRole('button', { name: 'Open folder' }).click();
  await expect(page.getByText(`It is ${hubkey.userDataDir}.`)).toBeVisible();
});

test('settings get their default values again once a person agrees @long', async ({
  page,
  hub,
}) => {
  await new SignInPage(page).signIn(hub);
  const settings = new SettingsPage(page);
  await settings.open('General');
  const notifications = page.getByRole('checkbox', { name: 'Notifications' });
  await notifications.uncheck();
  await settings.choose('About');
  await page.getByRole('button', { name: 'Reset settings…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reset all settings?' });
  // The rows around it set their controls flush right.
  await expect(dialog).toHaveCSS('text-align', 'start');
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(page.getByText('All settings have their default values.')).toBeVisible();
  await settings.choose('General');
  await expect(notifications).toBeChecked();
});

test('no section is wider than a narrow window, and none has a violation @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  await hubkey.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setSize(320, 600),
  );
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(340);
  const settings = new SettingsPage(page);
  for (const section of [
    'General',
    'Hubs',
    'Clipboard',
    'Terminal',
    'Programs',
    'Security',
    'About',
  ] as const) {
    await settings.open(section);
    const wide = await page.evaluate(() =>
      [document.documentElement, document.querySelector('main')].map((element) =>
        element ? element.scrollWidth - element.clientWidth : null,
      ),
    );
    expect(wide, section).toEqual([0, 0]);
    expect(await violations(page), section).toEqual([]);
  }
});
