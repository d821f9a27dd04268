import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HubkeyBridge } from '../../src-main/contract/index.ts';
import { signInUntilSaved } from '../fixtures/sign-in-until-saved.ts';
import { statusOf } from '../fixtures/status-of.ts';
import { expect, test } from '../fixtures/test.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { processesHolding } from '../fixtures/traces.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('without a keychain Hubkey works in memory for this run and says so', async ({
  launch,
  hub,
  desktop,
  userDataDir,
}) => {
  // A session bus on which nothing offers a keychain, nor can be started to.
  const config = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd"><busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth><policy context="default"><allow send_destination="*"/><allow own="*"/><allow eavesdrop="true"/></policy></busconfig>`;
  const file = join(userDataDir, 'bus.conf');
  writeFileSync(file, config);
  const bus = spawn('dbus-daemon', [
    `--config-file=${file}`,
    '--nofork',
    '--nopidfile',
    '--print-address=1',
  ]);
  const address = await new Promise<string>((resolve, reject) => {
    bus.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
    bus.stderr.once('data', (line: Buffer) => reject(new Error(line.toString())));
  });
  try {
    const hubkey = await launch({ env: { DBUS_SESSION_BUS_ADDRESS: address } });
    const page = await hubkey.window();
    await new SignInPage(page).signIn(hub);
    const note = page.getByRole('note').filter({ hasText: 'No keychain is running.' });
    await expect(note).toContainText(
      'credentials are kept in memory and are lost when Hubkey quits',
    );
    const copy = new CopyPage(page);
    await copy.copy('Copy header');
    await expect(copy.receipt).toBeVisible();
    expect(await desktop.clipboard.read()).toMatch(/^Authorization: Bearer /);
    await note.getByRole('button', { name: 'Try again' }).click();
    await expect(note).toBeVisible();
    expect(await desktop.keychain.accounts()).toEqual([]);
    // No tray host is on that bus either, and the window says so.
    await expect(page.getByText('This desktop doesn’t show tray icons')).toBeVisible();
  } finally {
    bus.kill();
  }
});

const signIns = (hub: { seen(method: string, path: string): { path: string }[] }) =>
  hub.seen('POST', '/api/auth/token/').filter(({ path }) => !path.includes('refresh')).length;

test('a keychain that is locked at the start is waited for, and its unlock noticed', async ({
  page,
  hub,
  hubkey,
  launch,
  desktop,
}) => {
  await signInUntilSaved({ page, hub, desktop });
  await hubkey.quit();
  await desktop.keyring.lock();
  const again = await launch();
  const copy = new CopyPage(await again.window());
  await expect(copy.main.getByText('Waiting for the keychain', { exact: true })).toBeVisible();
  await expect(copy.page.getByRole('note').filter({ hasText: /keychain/ })).toBeVisible();
  expect(await statusOf(again)).toMatchObject({
    profiles: [{ keychain: 'waiting', session: { state: 'waiting-for-keychain' } }],
  });
  // As long as a person takes to type a password.
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  expect((await statusOf(again)).profiles[0]?.session.state).toBe('waiting-for-keychain');
  await desktop.keyring.unlock();
  await expect(copy.main.getByText(/^Access for /)).toBeVisible({ timeout: 30_000 });
  expect(await statusOf(again)).toMatchObject({
    keychain: 'working',
    profiles: [{ keychain: 'working', session: { state: 'active' } }],
  });
  expect(signIns(hub)).toBe(1);
});

test('a keychain that hangs holds up neither requests nor quitting @long', async ({
  page,
  hub,
  hubkey,
  desktop,
  userDataDir,
}) => {
  // By name, because a DNS lookup needs one of the threads that hanging calls would block.
  const url = hub.url.replace('127.0.0.1', 'localhost');
  await new SignInPage(page).fill(url, hub.user, hub.password);
  await new SignInPage(page).submit.click();
  await expect(page.getByRole('main').getByText(/^Access for /)).toBeVisible();
  await desktop.keyring.freeze();
  const created = await page.evaluate(async () => {
    const { hubkey: bridge } = window as unknown as { hubkey: HubkeyBridge };
    const { current } = await bridge.call('view', null);
    if (current === null) return [];
    const names = ['one', 'two', 'three', 'four', 'five', 'six'];
    return Promise.all(
      names.map((name) =>
        bridge.call('changeKey', { profile: current, request: { do: 'create', name } }),
      ),
    );
  });
  expect(created).toHaveLength(6);
  for (const result of created) expect(result).toMatchObject({ problem: { kind: 'not-saved' } });
  const name = new URL(url).host.replace(':', '-');
  const from = Date.now();
  const answer = await hubkey.helper('GET', `/hub/${name}/api/health/?from=helper`);
  expect(answer.status).toBe(200);
  expect(Date.now() - from).toBeLessThan(3_000);
  const quitting = Date.now();
  await hubkey.quit();
  expect(Date.now() - quitting).toBeLessThan(5_000);
  await expect.poll(() => processesHolding([userDataDir])).toEqual([]);
});

test('a Hubkey that is killed leaves no process that hangs behind @long', async ({
  page,
  hub,
  hubkey,
  desktop,
  userDataDir,
}) => {
  await new SignInPage(page).signIn(hub);
  await desktop.keyring.freeze();
  void new CopyPage(page).signOutNow().catch(() => undefined);
  await expect(page.getByText('Signed out', { exact: true })).toBeVisible();
  await hubkey.kill();
  await expect.poll(() => processesHolding([userDataDir])).toEqual([]);
});

test('a keychain that was restarted works again in the same run @long', async ({
  page,
  hub,
  desktop,
  launch,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  await keys.create('before');
  await expect(keys.row('before')).toContainText('In this keychain');
  await desktop.keyring.restart();
  await keys.create('after');
  await expect(keys.row('after')).toContainText('In this keychain');
  await expect(page.getByRole('note').filter({ hasText: /keychain/ })).toHaveCount(0);
  await hubkey.quit();
  const again = await launch();
  const later = new KeysPage(await again.window());
  await later.open();
  await expect(later.row('before')).toContainText('In this keychain');
  await expect(later.row('after')).toContainText('In this keychain');
  await later.copy('after', 'Header');
  await expect.poll(() => desktop.clipboard.read()).toMatch(/^Authorization: Api-Key \S{10,}$/);
});

test('signing out while the keychain is locked is not undone by the next start @long', async ({
  page,
  hub,
  hubkey,
  launch,
  desktop,
}) => {
  await signInUntilSaved({ page, hub, desktop }, { keep: true });
  await desktop.keyring.lock();
  await new CopyPage(page).signOutNow();
  await expect(page.getByText('Signed out', { exact: true })).toBeVisible();
  await hubkey.quit();
  await desktop.keyring.unlock();
  expect(await desktop.keychain.accounts()).toHaveLength(3);
  const again = await launch();
  await expect((await again.window()).getByText('Signed out', { exact: true })).toBeVisible();
  await expect.poll(() => desktop.keychain.accounts()).toEqual([]);
  expect((await statusOf(again)).profiles[0]?.session.state).toBe('signed-out');
  expect(signIns(hub)).toBe(1);
});

test('a key that another program deleted, emptied or doubled is said so, and not copied @long', async ({
  page,
  hub,
  hubkey,
  launch,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const keys = new KeysPage(page);
  await keys.open();
  for (const name of ['deleted', 'emptied', 'doubled']) {
    await keys.create(name);
    await expect(keys.row(name)).toContainText('In this keychain');
  }
  const accounts = await page.evaluate(async () => {
    const { hubkey: bridge } = window as unknown as { hubkey: HubkeyBridge };
    const [profile] = (await bridge.call('view', null)).profiles;
    return Object.fromEntries(
      (profile?.keys ?? []).map(({ name, id }) => [name, `${profile?.id ?? ''}/key/${id}`]),
    );
  });
  await hubkey.quit();
  await desktop.keychain.remove(accounts['deleted'] ?? '');
  await desktop.keyring.put(accounts['emptied'] ?? '', '');
  await desktop.keyring.put(accounts['doubled'] ?? '', 'another', { by: 'another program' });
  await desktop.clipboard.write('untouched');
  const later = new KeysPage(await (await launch()).window());
  await later.open();
  const words = { deleted: 'deleted it', emptied: 'cleared it', doubled: 'more than one entry' };
  for (const [name, said] of Object.entries(words)) {
    await later.copy(name, 'Header');
    await expect(later.page.getByRole('alert')).toContainText(said);
  }
  expect(await desktop.clipboard.read()).toBe('untouched');
});

test('items that belong to no profile are offered for removal @long', async ({
  page,
  hub,
  desktop,
}) => {
  await desktop.keyring.put('lost/refresh', 'old');
  await desktop.keyring.put('lost/key/k1', 'old');
  await new SignInPage(page).signIn(hub);
  await new SettingsPage(page).open('Security');
  const note = page.getByRole('note').filter({ hasText: '2 items in the keychain belong to no' });
  await note.getByRole('button', { name: 'Remove items' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove these items?' });
  await dialog.getByRole('button', { name: 'Remove items' }).click();
  await expect(note).toHaveCount(0);
  const receipt = page.getByRole('status').filter({ hasText: 'Removed 2 items' });
  await expect(receipt).toBeFocused();
  await expect.poll(() => desktop.keychain.accounts()).toHaveLength(2);
  expect((await desktop.keychain.accounts()).some((account) => account.startsWith('lost/'))).toBe(
    false,
  );
});
