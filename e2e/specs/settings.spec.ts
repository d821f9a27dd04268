import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/test.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('damaged settings are copied aside and told of, newer ones are left as they are @long', async ({
  launch,
  hub,
  userDataDir,
}) => {
  const file = join(userDataDir, 'settings.json');
  mkdirSync(userDataDir, { recursive: true });
  writeFileSync(file, '{"version":1,"profiles":[');
  const first = await launch();
  const page = await first.window();
  const note = page.getByRole('note').filter({ hasText: 'was saved as settings.damaged-' });
  await expect(note).toBeVisible();
  const aside = readdirSync(userDataDir).find((name) => name.startsWith('settings.damaged-')) ?? '';
  expect(readFileSync(join(userDataDir, aside), 'utf8')).toBe('{"version":1,"profiles":[');
  await note.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toBeHidden();
  await new SignInPage(page).signIn(hub);
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toContain('"version": 2');
  await first.quit();

  const newer = '{"version":99,"profiles":{"of":"another shape"}}';
  writeFileSync(file, newer);
  const second = await launch();
  const later = await second.window();
  await expect(
    later.getByText('A newer version of Hubkey wrote your settings file.'),
  ).toBeVisible();
  await new SignInPage(later).signIn(hub);
  await second.quit();
  expect(readFileSync(file, 'utf8')).toBe(newer);
});

test('what is set stays set: name, theme, seconds, and the window’s size', async ({
  launch,
  hub,
}) => {
  const first = await launch();
  const page = await first.window();
  await new SignInPage(page).signIn(hub);
  const settings = new SettingsPage(page);
  await settings.open('Hubs');
  const name = page.getByRole('textbox', { name: 'Profile name' });
  await name.fill('production');
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('button', { name: 'Profile' })).toHaveAccessibleDescription(
    /production/,
  );
  await settings.choose('General');
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('checkbox', { name: 'Notifications' }).uncheck();
  await first.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setSize(800, 560),
  );
  await first.quit();

  const second = await launch();
  const later = await second.window();
  await expect(later.getByRole('button', { name: 'Profile' })).toHaveAccessibleDescription(
    /production/,
  );
  await expect(later.locator('html')).toHaveAttribute('data-theme', 'dark');
  await new SettingsPage(later).open('General');
  await expect(later.getByRole('checkbox', { name: 'Notifications' })).not.toBeChecked();
  const size = await second.electron.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize() ?? [],
  );
  expect(size).toEqual([800, 560]);
});
