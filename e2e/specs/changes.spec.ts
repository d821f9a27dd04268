import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { NotificationServer } from '../fixtures/notification-server.ts';
import { runProgram } from '../fixtures/run-program.ts';
import { expect, test } from '../fixtures/test.ts';
import { violations } from '../fixtures/violations.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** A script that requests a path through the helper, as people write them; what it prints has the status at its end. */
class Script {
  readonly path: string;

  constructor(folder: string, name: string) {
    this.path = join(folder, name);
    this.write('#!/bin/sh');
  }

  write(firstLine: string): void {
    const call = `curl -sS --noproxy '*' -w '\\n%{http_code}' --unix-socket "$SOCKET" "$@"`;
    writeFileSync(this.path, `${firstLine}\n${call}\n`);
  }

  async run(hubkey: Hubkey, method: string, path: string, ...more: string[]): Promise<string> {
    await expect.poll(() => hubkey.helperFile()?.pid).toBe(hubkey.pid);
    const env = { SOCKET: hubkey.helperFile()?.socket ?? '' };
    // One that was changed just before it starts can't be told from one that was changed after.
    await expect.poll(() => Date.now() - statSync(this.path).ctimeMs).toBeGreaterThan(50);
    const target = `http://localhost/hub/-${path}`;
    return runProgram('sh', [this.path, '-X', method, target, ...more], env);
  }
}

const settings = ({ userDataDir }: Hubkey): string =>
  readFileSync(join(userDataDir, 'settings.json'), 'utf8');

async function askAgain(page: Page): Promise<void> {
  await new SettingsPage(page).open('Programs');
  await page.getByRole('button', { name: 'Ask again' }).click();
}

test('a change waits for the person and a read does not, whichever program asks', async ({
  page,
  hub,
  hubkey,
  userDataDir,
}) => {
  await new SignInPage(page).signIn(hub);
  const consent = new ConsentPage(page);
  const deploy = new Script(userDataDir, 'deploy.sh');
  expect(await deploy.run(hubkey, 'GET', '/api/jobs/')).toMatch(/results.*\n200$/s);
  await expect(consent.dialog).toHaveCount(0);

  let asked = deploy.run(hubkey, 'DELETE', '/api/jobs/12/?force=1');
  await expect(consent.dialog).toContainText('deploy.sh, run by');
  await expect(
    page.getByRole('dialog', { name: `Let deploy.sh change things on 127.0.0.1-${hub.port}?` }),
  ).toBeVisible();
  await expect(consent.dialog).toContainText('DELETE\u00a0/api/jobs/12/?…');
  await expect(consent.dialog).toContainText(`With the session token of 127.0.0.1-${hub.port}.`);
  expect(await consent.choices()).toEqual(['Once', '15 minutes', 'Until Hubkey quits', 'Always']);
  await expect(consent.deny).toBeFocused();
  for (const control of [consent.deny, consent.allowButton, consent.howLong]) {
    await expect(control).toBeInViewport({ ratio: 1 });
  }
  expect(await violations(page)).toEqual([]);
  expect(hub.seen('DELETE', '/api/jobs/12/')).toEqual([]);
  await consent.deny.click();
  expect(await asked).toMatch(/"kind":"not-allowed".*\n403$/s);
  expect(await deploy.run(hubkey, 'POST', '/api/jobs/')).toMatch(/won’t ask again.*\n403$/s);
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('main')).toContainText(
    /DELETE \/api\/jobs\/12\/\?… denied\s*127\.0\.0\.1-\d+, session\s*\S*deploy/,
  );
  await askAgain(page);

  asked = deploy.run(hubkey, 'DELETE', '/api/jobs/12/');
  await consent.allow();
  await asked;
  expect(hub.seen('DELETE', '/api/jobs/12/')).toHaveLength(1);
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('main')).toContainText(
    /DELETE \/api\/jobs\/12\/, answered \d+\s*127\.0\.0\.1-\d+, session\s*\S*deploy/,
  );
  // Nobody answers within the second that the caller has.
  const late = await deploy.run(hubkey, 'DELETE', '/api/jobs/13/', '-H', 'X-Hubkey-Wait: 1');
  expect(late).toMatch(/Nobody answered.*\n403$/s);
  await expect(consent.dialog).toHaveCount(0);
  expect(hub.seen('DELETE', '/api/jobs/13/')).toEqual([]);
});

test('what is always allowed is one script, its family of changes, and outlives Hubkey @long', async ({
  page: first,
  hub,
  hubkey: firstHubkey,
  launch,
  desktop,
  userDataDir,
}) => {
  await new SignInPage(first).signIn(hub, { keep: true });
  const deploy = new Script(userDataDir, 'deploy.sh');
  const other = new Script(userDataDir, 'other.sh');
  let consent = new ConsentPage(first);
  const allowed = deploy.run(firstHubkey, 'DELETE', '/api/jobs/1/');
  await consent.allow('Always');
  await allowed;
  await deploy.run(firstHubkey, 'DELETE', '/api/jobs/2/');
  expect(hub.seen('DELETE', '/api/jobs/2/')).toHaveLength(1);
  await expect.poll(() => settings(firstHubkey)).toContain('DELETE /api/jobs/{id}/');
  for (const secret of await desktop.keychain.secrets()) {
    expect(settings(firstHubkey)).not.toContain(secret);
  }
  await firstHubkey.quit();

  const hubkey = await launch();
  const page = await hubkey.window();
  consent = new ConsentPage(page);
  await deploy.run(hubkey, 'DELETE', '/api/jobs/3/');
  expect(hub.seen('DELETE', '/api/jobs/3/')).toHaveLength(1);
  // The same interpreter with another script, the same script with another family, and once it has changed.
  const unlike = [
    () => other.run(hubkey, 'DELETE', '/api/jobs/4/'),
    () => deploy.run(hubkey, 'POST', '/api/jobs/'),
    () => {
      deploy.write('# changed');
      return deploy.run(hubkey, 'DELETE', '/api/jobs/4/');
    },
  ];
  for (const run of unlike) {
    const asked = run();
    await expect(consent.dialog).toContainText('.sh, run by');
    await consent.deny.click();
    expect(await asked).toContain('"kind":"not-allowed"');
    await askAgain(page);
  }
  expect(hub.seen('DELETE', '/api/jobs/4/')).toEqual([]);

  deploy.write('#!/bin/sh');
  await deploy.run(hubkey, 'DELETE', '/api/jobs/5/');
  expect(hub.seen('DELETE', '/api/jobs/5/')).toHaveLength(1);
  const list = page.getByRole('list', { name: 'Allowed programs' });
  await expect(list).toContainText(deploy.path);
  await expect(list).toContainText('DELETE /api/jobs/{id}/');
  await list.getByRole('button', { name: 'Revoke' }).click();
  await expect.poll(() => settings(hubkey)).not.toContain('DELETE /api/jobs/{id}/');
  const asked = deploy.run(hubkey, 'DELETE', '/api/jobs/6/');
  await consent.deny.click();
  expect(await asked).toContain('"kind":"not-allowed"');
});

test('a profile can allow changes or be read only, and a key for scripts makes them unasked @long', async ({
  page,
  hub,
  hubkey,
  userDataDir,
}) => {
  await new SignInPage(page).signIn(hub);
  const consent = new ConsentPage(page);
  const deploy = new Script(userDataDir, 'deploy.sh');
  const keys = new KeysPage(page);
  await keys.open();
  await keys.create('night-run');
  await keys.more('night-run', 'For scripts');
  await expect(keys.status).toContainText('“night-run” may now make changes');
  const withKey = ['-H', 'X-Hubkey-Key: night-run'];
  await deploy.run(hubkey, 'DELETE', '/api/jobs/1/', ...withKey);
  expect(hub.seen('DELETE', '/api/jobs/1/')).toHaveLength(1);
  await new SettingsPage(page).open('Hubs');
  const policy = page.getByRole('combobox', { name: `Changes by programs: 127.0.0.1-${hub.port}` });
  await expect(policy.getByRole('option')).toHaveText([
    'Ask before changes',
    'Allow changes',
    'Read only',
  ]);
  await policy.selectOption('Allow changes');
  await deploy.run(hubkey, 'DELETE', '/api/jobs/2/');
  expect(hub.seen('DELETE', '/api/jobs/2/')).toHaveLength(1);
  await policy.selectOption('Read only');
  for (const more of [[], withKey]) {
    const answer = await deploy.run(hubkey, 'DELETE', '/api/jobs/3/', ...more);
    expect(answer).toMatch(/"kind":"not-allowed".*may only read.*\n403$/s);
  }
  expect(await deploy.run(hubkey, 'GET', '/api/jobs/')).toMatch(/\n200$/);
  expect(hub.seen('DELETE', '/api/jobs/3/')).toEqual([]);
  await expect(consent.dialog).toHaveCount(0);
});

test('a path, a method and a name can’t dress up the question @long', async ({
  page,
  hub,
  hubkey,
  userDataDir,
}) => {
  await new SignInPage(page).signIn(hub);
  const consent = new ConsentPage(page);
  const liar = new Script(userDataDir, '\u202ehs.yolped\n\u200bAllowed by Hubkey');
  const path = `/api/jobs/${'x'.repeat(3_600)}%E2%80%AE%0A/`.replace('%0A', '%20');
  const asked = liar.run(
    hubkey,
    'GET',
    path,
    '-H',
    `X-HTTP-Method-Override: DELETE ${'y'.repeat(400)}`,
  );
  await expect(consent.dialog).toContainText('\\u202ehs.yolped\\u000a\\u200bAllowed by Hubkey');
  await expect(consent.dialog).toContainText('GET as DELETE');
  for (const control of [consent.deny, consent.allowButton, consent.howLong]) {
    await expect(control).toBeInViewport({ ratio: 1 });
  }
  const text = (await consent.dialog.textContent()) ?? '';
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
  await consent.deny.click();
  expect(await asked).toContain('"kind":"not-allowed"');
});

test('a key that a program creates is saved in Hubkey as well, which says so @long', async ({
  page,
  hub,
  hubkey,
  desktop,
  userDataDir,
}) => {
  const notifications = await NotificationServer.start(
    desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '',
  );
  try {
    await new SignInPage(page).signIn(hub);
    const consent = new ConsentPage(page);
    const deploy = new Script(userDataDir, 'deploy.sh');
    const json = ['-H', 'Content-Type: application/json', '--data', '{"name":"ci"}'];
    for (const saved of ['ci', 'ci-2']) {
      const making = deploy.run(hubkey, 'POST', '/api/auth/clientkeys/', ...json);
      await expect(consent.dialog).toContainText('which Hubkey saves too');
      await consent.allow();
      const [, key = ''] = /"api_key": ?"([^"]+)"/.exec(await making) ?? [];
      expect(key).not.toBe('');
      await expect.poll(() => desktop.keychain.secrets()).toContain(key);
      await expect.poll(() => notifications.shown.at(-1)?.body).toContain(`“${saved}”`);
      const keys = new KeysPage(page);
      await keys.open();
      await expect(keys.row(saved)).toContainText('In this keychain');
    }
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(page.getByRole('main')).toContainText('Client key “ci-2” created');
    const listed = await hubkey.helper('GET', '/hub/-/api/jobs/', undefined, {
      headers: { 'x-hubkey-key': 'ci' },
    });
    expect(listed.status).toBe(200);
  } finally {
    await notifications.stop();
  }
});
