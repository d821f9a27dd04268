import { expect, test } from '../fixtures/test.ts';
import { judged } from '../fixtures/violations.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { cutTexts } from '../tour/cut-texts.ts';
import { forEachScene } from '../tour/for-each-scene.ts';
import { accessibleLooks, type Look } from '../tour/looks.ts';
import type { Scene } from '../tour/scene.ts';
import { scenes, screens } from '../tour/scenes/scenes.ts';
import { testOnStage, type Stage } from '../tour/stage.ts';
import { wideParts } from '../tour/wide-parts.ts';

/** What axe can't judge by itself, and why it is right. */
const explained: readonly RegExp[] = [
  // The arrow of a choice stands beside its words, on the colour that they stand on.
  /^color-contrast: <select .* due to a background image$/,
  // An open menu is in the top layer, above all that axe finds at its place.
  /^color-contrast: <((bdi|small) [^>]*id="c\d+-menu-\d+|span class="production)[^>]*>.* overlapped by another element$/,
  // A text that wraps has one box around all of its lines, and the lines beside it are in that too.
  /^color-contrast: <span [^>]*>[^<]*<\/span> .* partially overlaps other elements$/,
  // A line below a menu's label describes it, and isn't its name.
  /^label-content-name-mismatch: <button [^>]*role="menuitem[^>]*aria-describedby=.* value text rather than a label$/,
  // A word of one letter, as some are in Japanese.
  /^color-contrast: .* too short to determine if it is actual text content$/,
  /^label-content-name-mismatch: .* Unable to determine if the visible text is part of the accessible name$/,
];

/** What is wrong in any scene, in these looks: each one named by scene and look. */
async function wrongIn(
  stage: Stage,
  shown: readonly Scene[],
  looks: readonly Look[],
): Promise<string[]> {
  const found: string[] = [];
  await forEachScene(stage, shown, looks, async (page, scene, look) => {
    const { violations: wrong, unsure } = await judged(page);
    const open = unsure.filter((words) => !explained.some((known) => known.test(words)));
    const misfits = [...(await cutTexts(page)), ...(await wideParts(page))];
    found.push(
      ...[...wrong, ...open, ...misfits].map((words) => `${scene.name}, ${look.name}: ${words}`),
    );
  });
  return found;
}

testOnStage('no screen has a violation', async ({ stage }) => {
  test.setTimeout(300_000);
  const looks = accessibleLooks.filter(({ name }) => name === 'light');
  expect(await wrongIn(stage, screens, looks)).toEqual([]);
});

testOnStage(
  'no scene has a violation in any look or language, and each fits its window @long',
  async ({ stage }) => {
    test.setTimeout(900_000);
    expect(await wrongIn(stage, scenes, accessibleLooks)).toEqual([]);
  },
);

test('a person signs in and copies by keyboard alone', async ({ page, hub, desktop }) => {
  const signIn = new SignInPage(page);
  await signIn.address.focus();
  await page.keyboard.type(hub.url);
  await page.keyboard.press('Tab');
  await page.keyboard.type(hub.user);
  await page.keyboard.press('Tab');
  await page.keyboard.type(hub.password);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Show password' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(signIn.keep).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Copy', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Profile' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Add a Hub…' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Profile' })).toBeFocused();
  await page.getByRole('radio', { name: 'Header', exact: true }).check();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^Authorization/);
});

test('a dialog gives the focus back to what opened it @long', async ({ page, hub }) => {
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  const opener = keys.button('New client key');
  for (const closing of ['Escape', 'Cancel']) {
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = keys.dialog('New client key');
    await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    if (closing === 'Escape') await page.keyboard.press('Escape');
    else await keys.button('Cancel', dialog).click();
    await expect(dialog).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
});

test('the page stays on itself: no other page, window or script of elsewhere @long', async ({
  page,
  hubkey,
}) => {
  const reach = await page.evaluate(() => typeof (globalThis as { require?: unknown }).require);
  expect(reach).toBe('undefined');
  const opened = await page.evaluate(() => window.open('https://evil.example/'));
  expect(opened).toBeNull();
  const shown = () =>
    hubkey.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    );
  const before = await shown();
  // By the page's own script, as Playwright would wait for a navigation that must not happen.
  await hubkey.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      `location.href = 'https://evil.example/'; 0`,
    ),
  );
  expect(await shown()).toEqual(before);
  expect(before).toEqual(['hubkey://app-0/index.html']);
  expect(hubkey.electron.windows()).toHaveLength(1);
});
