import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { refusedStart } from '../fixtures/refused-start.ts';
import { expect, test } from '../fixtures/test.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** Everything below a folder. */
const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

/** The files and folders below a folder that other users can read, with their modes. */
const openBelow = (folder: string): string[] =>
  below(folder)
    .map((path) => ({ path, stats: lstatSync(path) }))
    .filter(({ stats }) => !stats.isSymbolicLink() && (stats.mode & 0o077) !== 0)
    .map(({ path, stats }) => `${path} ${(stats.mode & 0o777).toString(8)}`);

test('everything it writes is its owner’s alone, Chromium’s own files too, under any umask', async ({
  launch,
  hub,
  userDataDir,
}) => {
  const umask = process.umask(0);
  const hubkey = await launch().finally(() => process.umask(umask));
  const page = await hubkey.window();
  await new SignInPage(page).signIn(hub);
  await page.getByRole('link', { name: 'Health' }).click();
  await expect(page.getByText(/^Overall: /)).toBeVisible();
  await expect.poll(() => existsSync(join(userDataDir, 'settings.json'))).toBe(true);
  expect(openBelow(userDataDir)).toEqual([]);
  await hubkey.quit();
  expect(openBelow(userDataDir)).toEqual([]);
});

test('a user-data folder that others can change is refused in words, and left as it is @long', async ({
  desktop,
  userDataDir,
}) => {
  const folder = join(userDataDir, 'open');
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  const { words, code } = await refusedStart(desktop, folder);
  expect(code).toBe(1);
  expect(words).toContain('Hubkey didn’t start: its folder isn’t safe.');
  expect(words).toContain(`Other users of this computer can change what is in ${folder}.`);
  expect(words).toContain(`chmod go-w '${folder}'`);
  expect(statSync(folder).mode & 0o777).toBe(0o777);
  expect(readdirSync(folder)).toEqual([]);
});

test('so is a link that others could have planted @long', async ({ desktop, userDataDir }) => {
  const victim = join(userDataDir, 'victim');
  mkdirSync(victim);
  const shared = join(userDataDir, 'shared');
  mkdirSync(shared);
  chmodSync(shared, 0o1777);
  symlinkSync(victim, join(shared, 'link'));
  const { words } = await refusedStart(desktop, join(shared, 'link', 'data'));
  expect(words).toMatch(/ is a link that another user could change\./);
  // Chromium makes the folder of its switch before any line of Hubkey runs; nothing is put into it.
  expect(below(victim).filter((path) => path !== join(victim, 'data'))).toEqual([]);
});

test('an unsafe XDG_RUNTIME_DIR is said, and the helper works without it @long', async ({
  launch,
  userDataDir,
}) => {
  const runtimeDir = join(userDataDir, 'run');
  mkdirSync(runtimeDir);
  chmodSync(runtimeDir, 0o777);
  const hubkey = await launch({ env: { XDG_RUNTIME_DIR: runtimeDir } });
  const page = await hubkey.window();
  const note = page.getByRole('note').filter({ hasText: 'XDG_RUNTIME_DIR' });
  await expect(note).toContainText(`Other users of this computer can change what is in`);
  await expect(note).toContainText(runtimeDir);
  expect((await hubkey.helper('GET', '/v1/status')).status).toBe(200);
  expect(hubkey.helperFile()?.socket).toBe(join(userDataDir, 'helper', 'helper.sock'));
  await note.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toBeHidden();
  expect(statSync(runtimeDir).mode & 0o777).toBe(0o777);
  expect(readdirSync(runtimeDir).filter((name) => name.includes('hubkey'))).toEqual([]);
});
