import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { HubkeyBridge } from '../../src-main/contract/index.ts';
import { copiesInMemory } from '../fixtures/process-memory.ts';
import { expect, test } from '../fixtures/test.ts';
import { filesHolding } from '../fixtures/traces.ts';
import { violations } from '../fixtures/violations.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { UnclaimedPage } from '../pages/unclaimed-page.ts';

const lost = '00000000000000aa';
const nightly = `${lost}/key/00000000000000b1`;
const revoked = `${lost}/key/00000000000000b2`;

/** What main answers about the items, and the whole view, as the window gets them. */
const answers = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { hubkey } = window as unknown as { hubkey: HubkeyBridge };
    const items = await hubkey.call('unclaimedItems', null);
    return JSON.stringify([items, await hubkey.call('view', null)]);
  });

test('a client key of no profile is used for one again, by keyboard alone @long', async ({
  page,
  hub,
  hubkey,
  desktop,
  userDataDir,
}) => {
  const { key } = hub.addKey('nightly');
  await desktop.keychain.put(nightly, key);
  await desktop.keychain.put(revoked, 'revoked.key');
  await desktop.keychain.put(`${lost}/refresh`, 'ended');
  await new SignInPage(page).signIn(hub);
  await expect.poll(() => desktop.keychain.accounts()).toHaveLength(5);
  const items = new UnclaimedPage(page);
  await items.open();
  await expect(items.note).toContainText('3 items in the keychain belong to no profile.');
  await expect(items.note).toContainText('so it can only be removed. Sign in again instead.');
  await expect(items.rows).toHaveCount(2);

  await items.use(revoked).focus();
  await page.keyboard.press('Enter');
  await expect(items.profile).toBeFocused();
  await expect(items.profile.locator('option')).toHaveText([
    new URL(hub.url).host.replace(':', '-'),
  ]);
  await page.keyboard.press('Tab');
  await expect(items.name).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(items.name).toHaveAccessibleDescription(/Give the key a name/);
  await page.keyboard.type('old');
  await page.keyboard.press('Enter');
  await expect(items.alert).toContainText('The Hub rejected this key');
  await expect(items.alert).toContainText('Nothing was changed.');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(items.dialog).toHaveCount(0);
  await expect(items.use(revoked)).toBeFocused();
  expect(await desktop.keychain.accounts()).toHaveLength(5);

  await items.use(nightly).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('nightly again');
  await page.keyboard.press('Enter');
  await expect(items.status).toContainText(/“nightly again” is saved for \S+ and works\./);
  await expect(items.status).toBeFocused();
  await expect(items.row(nightly)).toHaveCount(0);
  await expect(items.use(revoked)).toBeVisible();
  await expect(items.note).toContainText('2 items');
  const accounts = await desktop.keychain.accounts();
  expect(accounts).not.toContain(nightly);
  expect(accounts).toHaveLength(5);
  const pids = await hubkey.electron.evaluate(({ app }) =>
    app.getAppMetrics().flatMap(({ type, pid }) => (type === 'Tab' ? [pid] : [])),
  );
  expect(pids.map((pid) => copiesInMemory(pid, key))).toEqual(pids.map(() => 0));
  expect(await answers(page)).not.toContain(key);
  expect(filesHolding(userDataDir, [key])).toEqual([]);

  const keys = new KeysPage(page);
  await keys.open();
  await expect(keys.row('nightly again')).toContainText('In this keychain');
  await keys.copy('nightly again', 'Header');
  await expect.poll(() => desktop.clipboard.read()).toBe(`Authorization: Api-Key ${key}`);
});

test('one that a damaged settings file still names can be used, and its item stays @long', async ({
  launch,
  hub,
  desktop,
  userDataDir,
}) => {
  const first = await launch();
  const before = await first.window();
  await new SignInPage(before).signIn(hub);
  const created = new KeysPage(before);
  await created.open();
  await created.create('ci');
  await expect(created.row('ci')).toContainText('In this keychain');
  await first.quit();
  const file = join(userDataDir, 'settings.json');
  const damaged = readFileSync(file, 'utf8').replace('"name": "ci"', '"name": 7');
  expect(damaged).toContain('"name": 7');
  writeFileSync(file, damaged);
  const [account = ''] = (await desktop.keychain.accounts()).filter((account) =>
    account.includes('/key/'),
  );

  const page = await (await launch()).window();
  const items = new UnclaimedPage(page);
  await items.open();
  await expect(items.row(account)).toContainText(
    'A damaged settings file still names this key, so Hubkey leaves it alone.',
  );
  await expect(page.getByRole('button', { name: 'Remove items' })).toHaveCount(0);
  await items.use(account).click();
  await expect(items.dialog).toContainText('Its old item stays in the keychain');
  await items.name.fill('ci');
  await items.dialog.getByRole('button', { name: 'Use key', exact: true }).click();
  await expect(items.status).toContainText('“ci” is saved for');
  await expect(items.status).toContainText('Its old item stays in the keychain');
  const accounts = await desktop.keychain.accounts();
  expect(accounts).toContain(account);
  expect(accounts.filter((account) => account.includes('/key/'))).toHaveLength(2);

  await items.use(account).click();
  await items.name.fill('twice');
  await items.dialog.getByRole('button', { name: 'Use key', exact: true }).click();
  await expect(items.alert).toContainText('This profile already has this key, as “ci”.');
  expect(await desktop.keychain.accounts()).toEqual(accounts);
});
