import type { Page } from '@playwright/test';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test as base, expect } from '../fixtures/test.ts';
import { signingKeys, UpdateFeed } from '../fixtures/update-feed.ts';
import type { StandInHub } from '../hub/hub.ts';
import { violations } from '../fixtures/violations.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** Takes the place of the AppImage that runs, and says that it was started, and with what. */
const content = Buffer.from(
  '#!/bin/sh\nprintf "%s\\n" "$@" > "$0.new"\nmv "$0.new" "$0.started"\n',
);

/** The AppImage that runs, which says the same. */
const old = Buffer.from(`${String(content)}# old\n`);

interface Updating {
  feed: UpdateFeed;
  appImage: string;
  /** What Hubkey is started with, to be an AppImage in a computer with these settings for everybody. */
  env: (settings: Record<string, string>) => NodeJS.ProcessEnv;
}

const test = base.extend<{ updating: Updating }>({
  updating: async ({ userDataDir, desktop }, use) => {
    const feed = await UpdateFeed.start();
    const folder = join(userDataDir, 'outside');
    mkdirSync(folder);
    const appImage = join(folder, 'Hubkey-0.1.0.AppImage');
    writeFileSync(appImage, old, { mode: 0o755 });
    await use({
      feed,
      appImage,
      env: (settings) => {
        const managed = join(folder, 'managed.json');
        const text = JSON.stringify({ version: 1, updateKey: feed.keys.key, settings });
        writeFileSync(managed, text, { mode: 0o644 });
        return {
          HUBKEY_UPDATES: '1',
          HUBKEY_MANAGED: managed,
          APPIMAGE: appImage,
          APPDIR: dirname(desktop.runtime),
        };
      },
    });
    await feed.stop();
  },
});

test('a new version is found once a person agrees, shown, downloaded and put in place', async ({
  launch,
  hub,
  updating: { feed, appImage, env },
}) => {
  feed.offer('9.0.0', content, { releaseNotes: '<img src=x> Faster\nSafer' });
  const hubkey = await launch({ env: env({ updateFeed: feed.url }) });
  const page = await hubkey.window();
  const question = page.getByRole('note').filter({ hasText: 'May Hubkey look for new versions' });
  await expect(question).toContainText(new URL(feed.url).host);
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('About');
  const row = page.getByRole('group', { name: 'Updates', exact: true });
  await expect(row.getByRole('status')).toContainText('until you allow it');
  expect(feed.asked).toEqual([]);

  await question.getByRole('button', { name: 'Look for updates' }).click();
  await expect(question).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: 'Look for updates' })).toBeChecked();
  await row.getByRole('button', { name: 'Check now' }).click();
  await expect(row.getByRole('status')).toHaveText('Hubkey 9.0.0 is available (1 MB).');
  const notes = row.getByRole('region', { name: 'What’s new in 9.0.0' });
  await expect(notes).toContainText('<img src=x> Faster');
  expect(await notes.getByRole('img').count()).toBe(0);
  expect(await violations(page)).toEqual([]);

  await row.getByRole('button', { name: 'Download update' }).click();
  await expect(row.getByRole('status')).toContainText('Hubkey 9.0.0 is ready.');
  expect(readFileSync(appImage)).toEqual(old);
  await row.getByRole('button', { name: 'Restart and update' }).click();
  expect(await hubkey.ended).toBe(0);
  expect(readFileSync(appImage)).toEqual(content);
  await expect.poll(() => existsSync(`${appImage}.started`)).toBe(true);
  const switches = readFileSync(`${appImage}.started`, 'utf8').split('\n');
  expect(switches).toContain(`--user-data-dir=${hubkey.userDataDir}`);
  expect(switches).not.toContain('--hidden');
  const { pathname } = new URL(feed.url);
  expect(feed.asked.map(({ line }) => line)).toEqual(
    ['latest-linux.yml', 'latest-linux.yml.sig', 'Hubkey-9.0.0.AppImage'].map(
      (name) => `GET ${pathname}${name}`,
    ),
  );
});

test('a feed that was tampered with is refused, and Hubkey says why @long', async ({
  launch,
  hub,
  updating: { feed, appImage, env },
}) => {
  feed.offer('9.0.0', content);
  feed.put('latest-linux.yml', '{"version":"9.0.0"}', signingKeys());
  const hubkey = await launch({ env: env({ updateFeed: feed.url, updates: 'on' }) });
  const page = await hubkey.window();
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('About');
  const row = page.getByRole('group', { name: 'Updates', exact: true });
  const check = row.getByRole('button', { name: 'Check now' });
  await expect(page.getByRole('checkbox', { name: 'Look for updates' })).toBeDisabled();
  await check.click();
  await expect(row.getByRole('status')).toContainText('isn’t signed with the key');
  feed.files.delete('latest-linux.yml.sig');
  await check.click();
  await expect(row.getByRole('status')).toContainText('isn’t signed, so Hubkey refused it');
  feed.offer('0.0.1', content);
  await check.click();
  await expect(row.getByRole('status')).toContainText('older than this one');

  feed.offer('9.0.0', content);
  feed.files.set('Hubkey-9.0.0.AppImage', Buffer.alloc(content.length, 'x'));
  await check.click();
  await row.getByRole('button', { name: 'Download update' }).click();
  await expect(row.getByRole('status')).toContainText('isn’t the one that was signed');
  await hubkey.quit();
  expect(readFileSync(appImage)).toEqual(old);
});

test('a person sets and clears the feed, and what was downloaded is installed at quit @long', async ({
  launch,
  hub,
  updating: { feed, appImage, env },
}) => {
  feed.offer('9.0.0', content);
  const hubkey = await launch({ env: env({}) });
  const page = await hubkey.window();
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('About');
  const row = page.getByRole('group', { name: 'Updates', exact: true });
  await expect(row.getByRole('status')).toContainText('no update feed');
  const address = page.getByRole('textbox', { name: 'Update feed' });
  await address.fill('http://updates.example/');
  await address.press('Enter');
  await expect(page.getByRole('alert')).toContainText('begins with https://');
  await address.fill(feed.url.replace(/\/$/, ''));
  await address.press('Enter');
  await expect(row.getByRole('status')).toContainText('until you allow it');
  await page.getByRole('checkbox', { name: 'Look for updates' }).check();
  await row.getByRole('button', { name: 'Check now' }).click();
  await row.getByRole('button', { name: 'Download update' }).click();
  await expect(row.getByRole('status')).toContainText('is ready');
  await hubkey.quit();
  expect(readFileSync(appImage)).toEqual(content);
});

/** Signs in, and downloads what the feed offers. */
async function downloadUpdate(page: Page, hub: StandInHub): Promise<void> {
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('About');
  const row = page.getByRole('group', { name: 'Updates', exact: true });
  await row.getByRole('button', { name: 'Check now' }).click();
  await row.getByRole('button', { name: 'Download update' }).click();
  await expect(row.getByRole('status')).toContainText('is ready');
}

test('an update that can’t be installed leaves the old version, which starts again and says why @long', async ({
  launch,
  hub,
  userDataDir,
  updating: { feed, appImage, env },
}) => {
  feed.offer('9.0.0', content);
  const options = { env: env({ updateFeed: feed.url, updates: 'on' }) };
  const hubkey = await launch(options);
  const page = await hubkey.window();
  await downloadUpdate(page, hub);
  appendFileSync(join(userDataDir, 'updates', 'pending', 'Hubkey-9.0.0.AppImage'), 'more');
  const restart = page.getByRole('button', { name: 'Restart and update' });
  await restart.click();
  expect(await hubkey.ended).toBe(0);
  expect(readFileSync(appImage)).toEqual(old);
  await expect.poll(() => existsSync(`${appImage}.started`)).toBe(true);

  const again = await (await launch(options)).window();
  await new SettingsPage(again).open('About');
  const row = again.getByRole('group', { name: 'Updates', exact: true });
  await expect(row.getByRole('status')).toContainText('Hubkey 9.0.0 couldn’t be installed');
  await expect(row.getByRole('status')).toContainText('had changed after it was checked');
  expect(await violations(again)).toEqual([]);
  await row.getByRole('button', { name: 'Check now' }).click();
  await expect(row.getByRole('status')).toContainText('Hubkey 9.0.0 is available');
});

test('Hubkey that is killed while it is replaced leaves the old version, and tidies up at its next start @long', async ({
  launch,
  hub,
  updating: { feed, appImage, env },
}) => {
  feed.offer('9.0.0', Buffer.alloc(300_000_000, 'x'));
  const options = { env: env({ updateFeed: feed.url, updates: 'on' }) };
  const hubkey = await launch(options);
  await downloadUpdate(await hubkey.window(), hub);
  const draft = join(dirname(appImage), `.${basename(appImage)}.update`);
  const quitting = hubkey.electron.evaluate(({ app }) => app.quit()).catch(() => undefined);
  while (!existsSync(draft)) await new Promise((resolve) => setImmediate(resolve));
  await hubkey.kill();
  await quitting;
  expect(readFileSync(appImage)).toEqual(old);
  expect(existsSync(draft)).toBe(true);

  const again = await (await launch(options)).window();
  await new SettingsPage(again).open('About');
  const row = again.getByRole('group', { name: 'Updates', exact: true });
  await expect(row.getByRole('status')).toContainText('installation was interrupted');
  expect(existsSync(draft)).toBe(false);
  expect(readFileSync(appImage)).toEqual(old);
});

test('an update that waits is ready again after Hubkey was killed, without a second download @long', async ({
  launch,
  hub,
  updating: { feed, appImage, env },
}) => {
  feed.offer('9.0.0', content);
  const options = { env: env({ updateFeed: feed.url, updates: 'on' }) };
  const hubkey = await launch(options);
  await downloadUpdate(await hubkey.window(), hub);
  await hubkey.kill();
  const next = await launch(options);
  const page = await next.window();
  await new SettingsPage(page).open('About');
  const row = page.getByRole('group', { name: 'Updates', exact: true });
  await row.getByRole('button', { name: 'Check now' }).click();
  await expect(row.getByRole('status')).toContainText('is ready');
  expect(feed.asked.filter(({ line }) => line.includes('AppImage'))).toHaveLength(1);
  await next.quit();
  expect(readFileSync(appImage)).toEqual(content);
});

test('a Hubkey that isn’t a package says that it isn’t updated @long', async ({ page, hub }) => {
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('About');
  const row = page.getByRole('group', { name: 'Updates', exact: true });
  await expect(row.getByRole('status')).toContainText('runs from its source');
  await expect(row.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Update feed' })).toHaveCount(0);
});
