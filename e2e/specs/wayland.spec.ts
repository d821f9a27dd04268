import { expect, test } from '../fixtures/test.ts';
import { hasWayland, WaylandDesktop } from '../fixtures/wayland-desktop.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test.skip(!hasWayland(), 'needs sway, wl-clipboard and wtype');

let wayland: WaylandDesktop;
test.beforeEach(async () => {
  wayland = await WaylandDesktop.start();
});
test.afterEach(() => wayland.stop());

test('on Wayland “Copied” is said of what other programs can paste, and of nothing else', async ({
  launch,
  hub,
}) => {
  const hubkey = await launch({ args: ['--ozone-platform=wayland'], env: wayland.env });
  const page = await hubkey.window();
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('Clipboard');
  const seconds = page.getByLabel('Clear the clipboard after (seconds)');
  await seconds.fill('5');
  await seconds.blur();
  await expect(seconds).toHaveValue('5');
  await page.getByRole('link', { name: 'Copy' }).click();
  const copy = new CopyPage(page);

  // Without a press of a person's the desktop takes no copy, and doesn't say so.
  await wayland.write('theirs');
  const asked = await hubkey.helper('POST', '/v1/copy', { what: 'helper' });
  expect(await asked.json()).toMatchObject({ error: { kind: 'not-in-front' } });
  expect(await wayland.read()).toBe('theirs');

  await copy.form('Value').check();
  // A keyboard that has just been plugged in may miss its first press.
  await expect(async () => {
    await wayland.press('-s', '200', '-M', 'ctrl', '-k', 'Return', '-m', 'ctrl');
    await expect(copy.receipt).toContainText('Copied value', { timeout: 2_000 });
  }).toPass();
  expect(await wayland.read()).toMatch(/^Bearer /);
  await expect(copy.receipt).toBeHidden();
  await expect.poll(() => wayland.read()).toBe('');
});
