import axe from 'axe-core';
import { execFileSync } from 'node:child_process';
import { expect, test } from '../fixtures/test.ts';
import { closePaletteBy, openPalette } from '../pages/palette-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('the palette finds, copies by keyboard, and is gone with its renderer', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  await page.close();
  await expect.poll(() => hubkey.rendererCount()).toBe(0);

  const palette = await openPalette(hubkey, desktop);
  const search = palette.getByRole('combobox', { name: 'Quick copy' });
  await expect(search).toBeFocused();
  await expect(palette.getByRole('option', { selected: true })).toHaveText(/^\s*Copy header\s*$/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await palette.emulateMedia({ colorScheme });
    await palette.evaluate(axe.source);
    const found = await palette.evaluate(async () => {
      const { axe: run } = window as unknown as { axe: typeof axe };
      return (await run.run(document)).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
  }
  await palette.keyboard.type('crl jobs');
  await expect(palette.getByRole('option')).toHaveText([/Copy curl: Jobs/]);
  await closePaletteBy(palette, 'Enter');
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^curl [^]*\/api\/jobs\//);
  await expect.poll(() => hubkey.rendererCount()).toBe(0);

  const again = await openPalette(hubkey, desktop);
  await again.getByRole('combobox', { name: 'Quick copy' }).fill('no such thing');
  await expect(again.getByText('No command matches “no such thing”.')).toBeVisible();
  await closePaletteBy(again, 'Escape');
  await expect.poll(() => hubkey.rendererCount()).toBe(0);
});

test('a row that becomes a favourite stays the chosen one, also where it moves up @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const palette = await openPalette(hubkey, desktop);
  await palette.getByRole('combobox', { name: 'Quick copy' }).fill('curl');
  const rows = palette.getByRole('option');
  const alerts = (await rows.allTextContents()).findIndex((text) => text.includes('curl: Alerts'));
  expect(alerts).toBeGreaterThan(0);
  for (let row = 0; row < alerts; row += 1) await palette.keyboard.press('ArrowDown');
  await palette.keyboard.press('Control+d');
  await expect(rows.first()).toHaveText(/★\s*Copy curl: Alerts/);
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');
  await closePaletteBy(palette, 'Enter');
  await expect.poll(() => desktop.clipboard.read()).toContain('/api/alerts/');
});

test('the shortcut is proved in Settings by a real press, and opens the palette from then on @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('General');
  await page.getByRole('button', { name: 'Type it instead' }).click();
  await page.getByRole('textbox', { name: 'Shortcut' }).fill('ctrl+alt+j');
  await page.getByRole('checkbox', { name: 'Open Quick copy with a shortcut' }).check();
  const proof = page.getByRole('group', { name: 'Shortcut' }).getByRole('status');
  await expect(proof).toHaveText('Press Ctrl+Alt+J now.');

  const opened = hubkey.electron.waitForEvent('window');
  execFileSync('xdotool', ['key', 'ctrl+alt+j'], { env: desktop.env });
  const palette = await opened;
  await expect(proof).toHaveText('It works on this desktop.');
  await expect(palette.getByRole('combobox', { name: 'Quick copy' })).toBeFocused();
  await palette.keyboard.type('value');
  await closePaletteBy(palette, 'Enter');
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^Bearer /);
  await expect.poll(() => hubkey.rendererCount()).toBe(1);

  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Value copied' })).toHaveText(
    /Copied\s*Value copied\s*127\.0\.0\.1-\d+, session\s*You, in Quick copy\s*$/,
  );

  const reopened = hubkey.electron.waitForEvent('window');
  execFileSync('xdotool', ['key', 'ctrl+alt+j'], { env: desktop.env });
  const other = await reopened;
  await expect(other.getByRole('combobox', { name: 'Quick copy' })).toBeFocused();
  // A person who switches to another window has left the palette.
  const left = other.waitForEvent('close');
  await hubkey.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => !window.webContents.getURL().endsWith('#palette'))
      ?.focus(),
  );
  await left;
});
