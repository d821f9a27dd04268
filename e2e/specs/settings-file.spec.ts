import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { HubkeyBridge } from '../../src-main/contract/index.ts';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { modeBound } from '../fixtures/mode-bound.ts';
import { refusedStart } from '../fixtures/refused-start.ts';
import { SmallDisk } from '../fixtures/small-disk.ts';
import { startAgain } from '../fixtures/start-again.ts';
import { expect, test } from '../fixtures/test.ts';
import type { StandInHub } from '../hub/hub.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const noMount = 'Only root may mount a small disk.';
const noteOf = (page: Page, text: string) => page.getByRole('note').filter({ hasText: text });
const tryAgain = (page: Page, text: string) =>
  noteOf(page, text).getByRole('button', { name: 'Try again' });
const session = (page: Page) => page.getByRole('main').getByText(/^Access for /);
const darken = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { hubkey: HubkeyBridge }).hubkey.call('changeSettings', {
      theme: 'dark',
    }),
  );
const rename = async (page: Page, name: string) => {
  await new SettingsPage(page).open('Hubs');
  await page.getByRole('textbox', { name: 'Profile name' }).fill(name);
  await page.getByRole('button', { name: 'Rename' }).click();
};
const copiesIn = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith('settings.damaged-'));
/** Signs in and quits. The path of the settings file that this leaves. */
async function savedSettings(launch: () => Promise<Hubkey>, hub: StandInHub): Promise<string> {
  const hubkey = await launch();
  await new SignInPage(await hubkey.window()).signIn(hub);
  await hubkey.quit();
  return join(hubkey.userDataDir, 'settings.json');
}

test.describe('settings that are there', () => {
  test('and that Hubkey may not open are no first start, and come back without a restart @long', async ({
    launch,
    desktop,
    hub,
    userDataDir,
  }) => {
    const file = await savedSettings(launch, hub);
    const before = readFileSync(file, 'utf8');
    chmodSync(file, 0);
    const program = modeBound(desktop.runtime, userDataDir);
    const page = await (await launch({ program })).window();
    const words = `Hubkey couldn’t read its settings file ${file}`;
    await expect(noteOf(page, words)).toContainText('you aren’t allowed to open it');
    await darken(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await tryAgain(page, words).click();
    await expect(noteOf(page, words)).toBeVisible();
    chmodSync(file, 0o600);
    expect(readFileSync(file, 'utf8')).toBe(before);
    await tryAgain(page, words).click();
    await expect(noteOf(page, words)).toBeHidden();
    await expect(session(page)).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('"theme": "dark"');
    expect(readFileSync(file, 'utf8')).toContain(hub.url);
  });

  test('and lead nowhere now are left as they are, and read by themselves later @long', async ({
    launch,
    hub,
    userDataDir,
  }) => {
    const file = await savedSettings(launch, hub);
    const away = join(userDataDir, 'away.json');
    const target = join(userDataDir, 'unmounted', 'settings.json');
    renameSync(file, away);
    symlinkSync(target, file);
    const page = await (await launch()).window();
    const note = noteOf(page, 'it’s a link, and Hubkey doesn’t follow links there');
    await expect(note).toBeVisible();
    await darken(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(existsSync(target)).toBe(false);
    rmSync(file);
    renameSync(away, file);
    // Hubkey retries by itself; the first pauses are about 5 and 10 s.
    await expect(session(page)).toBeVisible({ timeout: 30_000 });
    await expect(note).toBeHidden();
  });

  test('lose a wrong field and a damaged key, and nothing else @long', async ({
    launch,
    hub,
    userDataDir,
  }) => {
    const file = await savedSettings(launch, hub);
    const damaged = `\uFEFF${readFileSync(file, 'utf8')
      .replace(/"theme": "\w+"/, '"theme": "pink"')
      .replace('"keys": []', '"keys": [{ "id": "x" }]')}`;
    writeFileSync(file, damaged);
    const page = await (await launch()).window();
    const note = noteOf(page, 'Hubkey couldn’t read 1 setting and 1 client key;');
    await expect(note).toContainText('The original was saved as settings.damaged-');
    await expect(session(page)).toBeVisible();
    const [copy = ''] = copiesIn(userDataDir);
    expect(readFileSync(join(userDataDir, copy), 'utf8')).toBe(damaged);
    await note.getByRole('button', { name: 'Dismiss' }).click();
    await rename(page, 'production');
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('production');
    expect(copiesIn(userDataDir)).toEqual([copy]);
  });

  test('lose nothing by a byte-order mark @long', async ({ launch, hub, userDataDir }) => {
    const file = await savedSettings(launch, hub);
    writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8')}`);
    const page = await (await launch()).window();
    await expect(session(page)).toBeVisible();
    await expect(page.getByText('settings file')).toHaveCount(0);
    expect(copiesIn(userDataDir)).toEqual([]);
  });

  test('are damaged and immutable: a window with words, and nothing overwritten @long', async ({
    launch,
    userDataDir,
  }) => {
    const file = join(userDataDir, 'settings.json');
    writeFileSync(file, '{"version":2,"profiles":[');
    try {
      execFileSync('chattr', ['+i', file], { stdio: 'ignore' });
    } catch {
      test.skip(true, 'This file system, or this user, can’t make a file immutable.');
    }
    try {
      const page = await (await launch()).window();
      await expect(noteOf(page, 'Your settings file is damaged')).toBeVisible();
      await darken(page);
      await expect(noteOf(page, 'Your last change isn’t saved yet')).toBeVisible();
      expect(readFileSync(file, 'utf8')).toBe('{"version":2,"profiles":[');
      expect(copiesIn(userDataDir)).toHaveLength(1);
      execFileSync('chattr', ['-i', file]);
      await tryAgain(page, 'Your last change isn’t saved yet').click();
      await expect(noteOf(page, 'Your last change isn’t saved yet')).toBeHidden();
      expect(readFileSync(file, 'utf8')).toContain('"theme": "dark"');
    } finally {
      execFileSync('chattr', ['-i', file]);
    }
  });
});

test.describe('on a small disk', () => {
  let disk: SmallDisk | null = null;
  let folder = '';
  test.beforeEach(({ userDataDir }) => {
    folder = join(userDataDir, 'data');
    mkdirSync(folder, { mode: 0o700 });
    disk = SmallDisk.mount(folder);
  });
  test.afterEach(() => disk?.unmount());

  test('damaged settings that can’t be copied aside are not overwritten, and are once there is room @long', async ({
    launch,
    hub,
  }) => {
    test.skip(!disk, noMount);
    if (!disk) return;
    const file = join(folder, 'settings.json');
    const damaged = `{"version":2,${' '.repeat(10_000)}`;
    writeFileSync(file, damaged, { mode: 0o600 });
    disk.fill();
    const app = await launch({ args: [`--user-data-dir=${folder}`] });
    const page = await app.window();
    const words = 'it’s damaged, and a copy of it couldn’t be saved beside it';
    await expect(noteOf(page, words)).toBeVisible();
    await darken(page);
    await tryAgain(page, words).click();
    await expect(noteOf(page, words)).toBeVisible();
    expect(readFileSync(file, 'utf8')).toBe(damaged);
    disk.free();
    await tryAgain(page, words).click();
    await expect(noteOf(page, 'The original was saved as settings.damaged-')).toBeVisible();
    const [copy = ''] = copiesIn(folder);
    expect(readFileSync(join(folder, copy), 'utf8')).toBe(damaged);
    await new SignInPage(page).signIn(hub);
    await expect.poll(() => readFileSync(file, 'utf8')).toContain(hub.url);
    await app.quit();
  });

  test('a change that found it full is written when there is room, and at the end at the latest @long', async ({
    launch,
    hub,
  }) => {
    test.skip(!disk, noMount);
    if (!disk) return;
    const file = join(folder, 'settings.json');
    const app = await launch({ args: [`--user-data-dir=${folder}`] });
    const page = await app.window();
    await new SignInPage(page).signIn(hub);
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toContain(hub.url);
    const note = noteOf(page, 'The disk is full, so your last change isn’t saved yet.');
    await disk.whileFull(async () => {
      await rename(page, 'production');
      await expect(note).toBeVisible();
    });
    disk.free();
    // By itself, after pauses of about 5 and 10 s.
    await expect(note).toBeHidden({ timeout: 30_000 });
    expect(readFileSync(file, 'utf8')).toContain('"production"');
    await disk.whileFull(async () => {
      await rename(page, 'staging');
      await expect(note).toBeVisible();
    });
    disk.free();
    await app.quit();
    expect(readFileSync(file, 'utf8')).toContain('"staging"');
  });

  test('that is full at the start the helper comes back once there is room @long', async ({
    launch,
  }) => {
    test.skip(!disk, noMount);
    if (!disk) return;
    const contact = join(folder, 'helper.json');
    disk.fill();
    const app = await launch({ args: [`--user-data-dir=${folder}`] });
    const note = noteOf(await app.window(), 'The helper for terminals couldn’t start');
    await expect(note).toBeVisible();
    expect(existsSync(contact)).toBe(false);
    disk.free();
    // By itself, after a pause of about 5 or 10 s.
    await expect.poll(() => existsSync(contact), { timeout: 30_000 }).toBe(true);
    await expect(note).toBeHidden();
  });

  test('that is read-only Hubkey says so and ends with code 1 @long', async ({ desktop }) => {
    test.skip(!disk, noMount);
    if (!disk) return;
    disk.readOnly();
    const { words, code } = await refusedStart(desktop, folder);
    expect(words).toContain('Hubkey didn’t start: it can’t write to its folder.');
    expect(words).toContain(`Hubkey keeps its files in ${folder}. The disk or drive is read-only.`);
    expect(code).toBe(1);
  });
});

test('a folder that Hubkey may not write to is said, and ends with code 1 @long', async ({
  desktop,
  userDataDir,
}) => {
  const folder = join(userDataDir, 'closed');
  mkdirSync(folder, { mode: 0o500 });
  const runtime = modeBound(desktop.runtime, userDataDir);
  const { words, code } = await refusedStart({ ...desktop, runtime }, folder);
  expect(words).toContain('Hubkey didn’t start: it can’t write to its folder.');
  expect(words).toContain('You aren’t allowed to write there.');
  expect(code).toBe(1);
});

test('a second start brings the first one to the front, and ends well @long', async ({
  launch,
  desktop,
  userDataDir,
}) => {
  const app = await launch();
  await app.window();
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await once(startAgain(desktop, userDataDir), 'exit')).toEqual([0, null]);
  await expect
    .poll(() =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()),
    )
    .toBe(true);
});

test('a window has the chosen theme behind its page too, from its start on @long', async ({
  launch,
}) => {
  const background = ({ electron }: Hubkey) =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getBackgroundColor().toLowerCase()),
    );
  const first = await launch();
  expect(await background(first)).toEqual(['#f6f7f9']);
  await darken(await first.window());
  await expect.poll(() => background(first)).toEqual(['#131519']);
  await first.quit();
  const second = await launch();
  await second.window();
  await expect.poll(() => background(second)).toEqual(['#131519']);
});
