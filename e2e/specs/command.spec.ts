import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commandFile, runCommand, type CommandResult } from '../fixtures/run-command.ts';
import { shells } from '../fixtures/shells.ts';
import { expect, test } from '../fixtures/test.ts';
import { processesHolding } from '../fixtures/traces.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** What the command reads only; each prints text for people, and one JSON document with `--json`. */
const reading = ['status', 'profiles', 'keys', 'health', 'jobs', 'doctor'];

test('reads and changes what the window does, from every shell @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  await expect.poll(() => hubkey.helperFile()?.url).toBeTruthy();
  const consent = new ConsentPage(page);
  const folder = hubkey.userDataDir;
  for (const [at, shell] of shells.entries()) {
    const of = (...args: string[]): Promise<CommandResult> => runCommand(folder, args, { shell });
    for (const name of reading) {
      const text = await of(name);
      const json = await of(name, '--json');
      expect(text.err + json.err, name).toBe('');
      expect(text.out.trim(), name).not.toMatch(/^\{|^$/);
      expect(JSON.parse(json.out), name).toBeInstanceOf(Object);
      expect(text.code, name).toBe(json.code);
    }
    const key = `k'e"y; $(y) ü ${at}`;
    const creating = of('keys', 'new', key);
    await consent.allow();
    expect(await creating, shell.join(' ')).toMatchObject({ code: 0, err: '' });
    expect((await of('keys')).out).toContain(key);
    expect(await of('keys', 'check', key)).toMatchObject({ code: 0, err: '' });
    expect((await of('__complete', 'keys')).out.split('\n')).toContain(key);
    const [profile = ''] = (await of('__complete', 'profiles')).out.split('\n');
    expect(await of('use', profile)).toMatchObject({ code: 0, err: '' });
    expect(await of('use', 'no such "profile"')).toMatchObject({ code: 1, out: '' });
    expect(await of('refresh', '--profile', profile)).toMatchObject({ code: 0, err: '' });
    const ran = of(
      'exec',
      '--key',
      key,
      '--',
      'sh',
      '-c',
      'echo "$HUB_URL|$API_KEY|$JWT_TOKEN"; exit 9',
    );
    await consent.allow();
    const { code, out } = await ran;
    expect(code, shell.join(' ')).toBe(9);
    const [url, secret = '', none] = out.trim().split('|');
    expect([url, none]).toEqual([hub.url, '']);
    expect(secret).not.toBe('');
    expect(processesHolding([secret])).toEqual([]);
    const revoking = of('keys', 'revoke', key);
    await consent.allow();
    expect(await revoking, shell.join(' ')).toMatchObject({ code: 0, err: '' });
    expect(await of('copy', 'helper', '--path', '/api/jobs/?page=2')).toMatchObject({ code: 0 });
    expect(await of('jobs', '999999')).toMatchObject({ code: 1, out: '' });
    expect(await of('jobs', 'no-such-job')).toMatchObject({ code: 2, out: '' });
  }
});

test('names the script that asks for an environment, in every shell @long', async ({
  page,
  hub,
  hubkey,
}) => {
  await new SignInPage(page).signIn(hub);
  await expect.poll(() => hubkey.helperFile()?.url).toBeTruthy();
  const consent = new ConsentPage(page);
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-asking-'));
  const script = join(folder, 'nightly-report.sh');
  for (const all of shells) {
    // An option that Hubkey doesn't know hides the script.
    const shell = all.filter((word) => word !== '--posix');
    const command = [...shell, resolve(commandFile)].join(' ');
    writeFileSync(script, `${command} exec -- sh -c 'exit 9'\nexit $?\n`);
    const env = { ...process.env, HUBKEY_USER_DATA: hubkey.userDataDir };
    const child = spawn(shell[0] ?? 'sh', [...shell.slice(1), script], { env, stdio: 'ignore' });
    const ended = once(child, 'exit');
    await expect(consent.dialog, command).toContainText('nightly-report.sh');
    await consent.allow();
    expect(await ended, command).toEqual([9, null]);
  }
  rmSync(folder, { recursive: true });
});

test('signs out, and in again once the person does @long', async ({ page, hub, hubkey }) => {
  const signIn = new SignInPage(page);
  await signIn.signIn(hub);
  await expect.poll(() => hubkey.helperFile()?.url).toBeTruthy();
  const of = (...args: string[]) => runCommand(hubkey.userDataDir, args);
  expect(await of('logout')).toMatchObject({ code: 0, err: '' });
  expect(await of('jobs', '--wait', '0')).toMatchObject({ code: 4, out: '' });
  const signingIn = of('login', hub.url, '--user', hub.user);
  await expect(signIn.password).toBeVisible();
  await signIn.password.fill(hub.password);
  await signIn.submit.click();
  expect(await signingIn).toMatchObject({ code: 0, err: '' });
  expect(await of('jobs')).toMatchObject({ code: 0, err: '' });
  expect(await of('logout')).toMatchObject({ code: 0, err: '' });
  expect(await of('login', '--wait', '1')).toMatchObject({ code: 4, out: '' });
  const again = await of('login');
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(again.err).toContain('Hubkey won’t ask again for');
});
