import { appendFileSync, chmodSync, copyFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { runProgram as run } from '../fixtures/run-program.ts';
import { expect, test } from '../fixtures/test.ts';
import { violations } from '../fixtures/violations.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** What a real curl gets when it requests a raw header, as a script would. */
const requestHeader = ({ userDataDir }: Hubkey, url: string, program = 'curl'): Promise<string> =>
  run(program, [
    '-sS',
    '--noproxy',
    '*',
    '-H',
    `@${join(userDataDir, 'helper.header')}`,
    `${url}/v1/header`,
  ]);

/** Connects, and leaves the request to its child: nobody is left whom the system could name. */
const leavingCaller = `
import os, socket, sys
s = socket.socket(socket.AF_UNIX)
s.connect(sys.argv[1])
parent = os.getpid()
if os.fork(): os._exit(0)
while os.getppid() == parent: pass
s.send(b"GET /v1/header HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n")
answer = s.makefile("rb").read().decode()
print(answer.partition("\\r\\n\\r\\n")[2], end="")
`;

async function helperUrl(hubkey: Hubkey): Promise<string> {
  await expect.poll(() => hubkey.helperFile()?.url).toBeTruthy();
  return hubkey.helperFile()?.url ?? '';
}

test('a program is named, allowed, remembered, revoked and refused', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  const url = await helperUrl(hubkey);
  const consent = new ConsentPage(page);
  const request = () => requestHeader(hubkey, url);
  const allowAsking = async () => {
    await new SettingsPage(page).open('Programs');
    const denied = page.getByRole('list', { name: 'Denied programs' });
    await denied.getByRole('button', { name: 'Ask again' }).click();
    await expect(denied).toHaveCount(0);
  };

  await consent.watchAllow();
  let asked = request();
  await expect(consent.dialog).toContainText(/\/curl/);
  await expect(consent.dialog).toContainText('Started by');
  await expect(consent.deny).toBeFocused();
  for (const control of [consent.deny, consent.allowButton, consent.howLong]) {
    await expect(control).toBeInViewport({ ratio: 1 });
  }
  await expect(consent.allowButton).toBeEnabled();
  expect(await consent.allowStates()).toEqual(['disabled', 'enabled']);
  expect(await violations(page)).toEqual([]);
  await expect(consent.dialog).toContainText('the session token');
  await consent.deny.click();
  expect(await asked).toContain('"kind":"not-allowed"');
  // It is not asked about again for a while, unless the person wants that.
  expect(await request()).toContain('won’t ask again');
  await expect(consent.dialog).toHaveCount(0);
  await allowAsking();

  asked = request();
  await expect(consent.dialog).toBeVisible();
  expect(await consent.choices()).toEqual(['Once', '15 minutes', 'Until Hubkey quits', 'Always']);
  await consent.allow('Until Hubkey quits');
  const header = await asked;
  expect(header).toMatch(/^Authorization: Bearer \S+\n$/);
  expect(await page.content()).not.toContain(header.trim().split(' ')[2]);
  expect(await request()).toMatch(/^Authorization: Bearer /);
  await expect(consent.dialog).toHaveCount(0);

  const allowed = page.getByRole('list', { name: 'Allowed programs' });
  expect(await violations(page)).toEqual([]);
  await allowed.getByRole('button', { name: 'Revoke' }).click();
  asked = request();
  await expect(consent.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await asked).toContain('"kind":"not-allowed"');

  await page
    .getByRole('combobox', { name: 'When a program asks for a raw credential' })
    .selectOption('never');
  const copy = await hubkey.helper('POST', '/v1/copy', { what: 'value' });
  const created = await hubkey.helper('POST', '/hub/-/api/auth/clientkeys/', { name: 'x' });
  for (const answer of [await request(), await copy.text(), await created.text()]) {
    expect(answer).toContain('"kind":"not-allowed"');
    expect(answer).toContain('Settings → Programs');
  }
  expect(hub.keys()).toEqual([]);
  await expect(consent.dialog).toHaveCount(0);
  await page.getByRole('link', { name: 'Activity' }).click();
  // The script that runs curl here, which is this test's.
  await expect(page.getByRole('main')).toContainText(
    /Credential denied\s*127\.0\.0\.1-\d+, session\s*\/\S+\.js/,
  );
});

test('a person in a terminal is asked once, and the next terminal anew @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  await helperUrl(hubkey);
  const consent = new ConsentPage(page);
  const env = { HUBKEY_USER_DATA: hubkey.userDataDir };
  const command = `sh ${join('resources', 'bin', 'hubkey')}`;
  const terminal = () =>
    run(
      'script',
      [
        '-qec',
        `sh -c '${command} header; ${command} copy value; curl --version >/dev/null'`,
        '/dev/null',
      ],
      env,
    );
  let typed = terminal();
  await expect(consent.dialog).toContainText('hubkey, run by');
  await expect(consent.dialog).toContainText('in a terminal');
  expect(await consent.choices()).toEqual(['Once', '15 minutes', 'This terminal']);
  await consent.allow('This terminal');
  expect(await typed).toMatch(
    /Authorization: Bearer \S+\r?\nCopied the credential, clears in \d+ s\./,
  );
  typed = terminal();
  await expect(consent.dialog).toBeVisible();
  await consent.deny.click();
  expect(await typed).toMatch(
    /hubkey: You denied it in Hubkey\..*\r?\nhubkey: You denied this program/,
  );
});

test('two scripts of one interpreter are asked about separately, and remembered on the socket', async ({
  page,
  hub,
  hubkey,
  userDataDir,
}) => {
  await new SignInPage(page).signIn(hub);
  await expect.poll(() => hubkey.helperFile()?.socket).toBeTruthy();
  const consent = new ConsentPage(page);
  const options = { socketPath: hubkey.helperFile()?.socket, path: '/v1/header' };
  const text = `import { get } from 'node:http';
    get(${JSON.stringify(options)}, (answer) => answer.pipe(process.stdout));`;
  const [first, second] = ['first.mjs', 'second.mjs'].map((name) => {
    const file = join(userDataDir, name);
    writeFileSync(file, text);
    return async () => {
      // One that was changed just before it starts can't be told from one that was changed after.
      await expect.poll(() => Date.now() - statSync(file).ctimeMs).toBeGreaterThan(50);
      return run(process.execPath, [file]);
    };
  });
  let asked = first?.();
  await expect(consent.dialog).toContainText('first.mjs, run by node');
  expect(await consent.choices()).toEqual(['Once', '15 minutes', 'Until Hubkey quits', 'Always']);
  await consent.allow('Until Hubkey quits');
  expect(await asked).toMatch(/^Authorization: Bearer /);
  expect(await first?.()).toMatch(/^Authorization: Bearer /);
  await expect(consent.dialog).toHaveCount(0);
  asked = second?.();
  await expect(consent.dialog).toContainText('second.mjs, run by node');
  await consent.deny.click();
  expect(await asked).toContain('"kind":"not-allowed"');
  // The one that was allowed, with another text in it.
  appendFileSync(join(userDataDir, 'first.mjs'), '// changed');
  asked = first?.();
  await expect(consent.dialog).toContainText('first.mjs, run by node');
  await consent.deny.click();
  expect(await asked).toContain('"kind":"not-allowed"');
});

test('a key that is held down on Deny answers one question @long', async ({
  page,
  hub,
  hubkey,
  userDataDir,
}) => {
  await new SignInPage(page).signIn(hub);
  await expect.poll(() => hubkey.helperFile()?.socket).toBeTruthy();
  const consent = new ConsentPage(page);
  const options = { socketPath: hubkey.helperFile()?.socket, path: '/v1/header' };
  const text = `import { get } from 'node:http';
    get(${JSON.stringify(options)}, (answer) => answer.pipe(process.stdout));`;
  const files = ['first.mjs', 'second.mjs', 'third.mjs'].map((name) => join(userDataDir, name));
  for (const file of files) writeFileSync(file, text);
  await expect
    .poll(() => Date.now() - Math.max(...files.map((file) => statSync(file).ctimeMs)))
    .toBeGreaterThan(50);
  const asked = files.map((file) => run(process.execPath, [file]));
  await expect(consent.dialog).toContainText('2 more questions are waiting');
  await expect(consent.deny).toBeFocused();
  const title = await consent.dialog.textContent();
  await page.keyboard.down('Enter');
  await expect(consent.dialog).not.toHaveText(title ?? '');
  for (let times = 0; times < 20; times += 1) {
    await page.keyboard.down('Enter');
    await page.evaluate(() => new Promise((done) => setTimeout(done, 40)));
  }
  await page.keyboard.up('Enter');
  await expect(consent.dialog).toContainText('1 more question is waiting');
  await consent.deny.click();
  await expect(consent.allowButton).toBeEnabled();
  await expect(consent.dialog).not.toContainText('waiting');
  await consent.deny.click();
  for (const answer of asked) expect(await answer).toContain('"kind":"not-allowed"');
});

test('a name can’t dress up the question @long', async ({ page, hub, hubkey, userDataDir }) => {
  await new SignInPage(page).signIn(hub);
  const url = await helperUrl(hubkey);
  const consent = new ConsentPage(page);
  const liar = join(userDataDir, '\u202elruc_nib_rsu\n\u200bAllowed by Hubkey');
  copyFileSync('/usr/bin/curl', liar);
  chmodSync(liar, 0o755);
  const asked = requestHeader(hubkey, url, liar);
  await expect(consent.dialog).toContainText('\\u202elruc_nib_rsu\\u000a\\u200bAllowed by Hubkey');
  const text = (await consent.dialog.textContent()) ?? '';
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
  await consent.deny.click();
  expect(await asked).toContain('"kind":"not-allowed"');
});

test('questions have an end: six at a time, the rest at once busy @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  await expect.poll(() => hubkey.helperFile()?.socket).toBeTruthy();
  const socket = hubkey.helperFile()?.socket ?? '';
  const consent = new ConsentPage(page);
  const request = () => run('python3', ['-c', leavingCaller, socket]);
  let settled = 0;
  const all = Array.from({ length: 30 }, async () => {
    const answer = await request();
    settled += 1;
    return answer;
  });
  await expect(consent.dialog).toContainText('5 more questions are waiting');
  await expect(consent.dialog).toContainText('or has already ended');
  expect(await consent.choices()).toEqual(['Once']);
  // A request after the denial would be refused because of it, not because there are too many.
  await expect.poll(() => settled).toBe(24);
  await consent.deny.click();
  const answers = await Promise.all(all);
  expect(answers.filter((answer) => answer.includes('"kind":"busy"')).length).toBe(24);
  expect(answers.filter((answer) => answer.includes('"kind":"not-allowed"')).length).toBe(6);
  await expect(consent.dialog).toHaveCount(0);

  await new SettingsPage(page).open('Programs');
  await page.getByRole('button', { name: 'Ask again' }).click();
  const asked = request();
  await consent.allow();
  expect(await asked).toMatch(/^Authorization: Bearer /);
});
