import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { commandFile, runCommand } from '../fixtures/run-command.ts';
import { shells } from '../fixtures/shells.ts';
import { signInUntilSaved } from '../fixtures/sign-in-until-saved.ts';
import { expect, test } from '../fixtures/test.ts';
import { processesHolding } from '../fixtures/traces.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SettingsPage } from '../pages/settings-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** Types a line into an interactive bash, as a person would. Returns its exit code and its history. */
async function typed(
  line: string,
  folder: string,
): Promise<{ code: number | null; history: string }> {
  const home = mkdtempSync(join(tmpdir(), 'hubkey-history-'));
  const file = join(home, 'history');
  const env = { ...process.env, HUBKEY_USER_DATA: folder, HISTFILE: file };
  const shell = spawn('bash', ['--norc', '-i'], { env, stdio: ['pipe', 'ignore', 'ignore'] });
  const code = new Promise<number | null>((resolve) => shell.once('exit', resolve));
  shell.stdin.end(`${line}\nexit\n`);
  try {
    return { code: await code, history: readFileSync(file, 'utf8') };
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function listening(hubkey: Hubkey): Promise<string> {
  await expect.poll(() => hubkey.helperFile()?.url).toBeTruthy();
  return hubkey.userDataDir;
}

test('reaches the Hub and the clipboard from every shell, whatever names and values hold', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const folder = await listening(hubkey);
  const name = `we'ird "näme" $(x) \\ & 🔑 %20 /`;
  await new SettingsPage(page).open('Hubs');
  await page.getByRole('textbox', { name: 'Profile name', exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'Profile name', exact: true }).press('Enter');
  const keys = new KeysPage(page);
  await keys.open();
  const key = `k'e"y; $(y) ü`;
  await keys.create(key);
  await expect(keys.row(key)).toBeVisible();
  expect(shells.length).toBeGreaterThanOrEqual(2);
  const consent = new ConsentPage(page);
  for (const shell of shells) {
    const of = (...args: string[]) => runCommand(folder, args, { shell });
    hub.requests.length = 0;
    const health = await of('curl', '/api/health/');
    expect(health, shell.join(' ')).toMatchObject({ code: 0, err: '' });
    expect(health.out).toContain('overall_health');
    const named = await of('curl', '--profile', name, '--key', key, 'jobs?page=1');
    expect(named, shell.join(' ')).toMatchObject({ code: 0, err: '' });
    expect(hub.seen('GET', '/api/jobs/?page=1').at(-1)?.authorization).toMatch(/^Api-Key /);
    const body = `{"name":"it's \\"odd\\" $(z)"}`;
    const posting = of(
      ...['curl', 'auth/clientkeys', '-X', 'POST', '-H', 'Content-Type: application/json'],
      ...['--data', body, '-o', '/dev/null', '-w', '%{http_code}'],
    );
    await consent.allow();
    const posted = await posting;
    expect(posted, shell.join(' ')).toEqual({ code: 0, out: '201', err: '' });
    expect(hub.seen('POST', '/api/auth/clientkeys/').at(-1)?.body).toBe(body);
    const odd = await of('curl', '/api/jobs/?q=a b&ü=[1]');
    expect(odd.code, odd.err).toBe(0);
    // By its own path, as the window may load its list of keys at the same time.
    expect(hub.seen('GET', '/api/jobs/?q=').at(-1)?.path).toBe('/api/jobs/?q=a%20b&%c3%bc=%5b1%5d');
    const copying = of('copy', 'header', '--profile', name, '--key', key);
    await consent.allow();
    const copied = await copying;
    expect(copied, shell.join(' ')).toMatchObject({ code: 0, err: '' });
    expect(copied.out).toMatch(/^Copied the header, clears in \d+ s\.\n$/);
    expect(await desktop.clipboard.read()).toMatch(/^Authorization: Api-Key /);
    const status = await of('status', '--json');
    expect(JSON.parse(status.out)).toMatchObject({ current: name });
  }
});

test('hands a header out once it is allowed, and says each refusal by its exit code @long', async ({
  page,
  hub,
  hubkey,
}) => {
  const signIn = new SignInPage(page);
  await signIn.signIn(hub);
  const folder = await listening(hubkey);
  const consent = new ConsentPage(page);
  const create = ['curl', 'auth/clientkeys', '-X', 'POST', '-o', '/dev/null'];
  for (const shell of shells) {
    const of = (...args: string[]) => runCommand(folder, args, { shell });
    const denied = of('header');
    await consent.deny.click();
    expect(await denied, shell.join(' ')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^hubkey: You denied it in Hubkey\. .*Settings → Programs\.\n$/),
    });
    await new SettingsPage(page).open('Programs');
    await page.getByRole('button', { name: 'Ask again' }).click();
    const policy = page.getByRole('combobox', { name: 'When a program asks for a raw credential' });
    await policy.selectOption('never');
    for (const words of [['header'], ['env'], ['copy', 'value'], create]) {
      expect(await of(...words), `${shell.join(' ')} ${words.join(' ')}`).toMatchObject({
        code: 1,
        out: '',
        // curl says that it got no answer before Hubkey says why.
        err: expect.stringMatching(
          words === create
            ? /^curl: \(52\) .*\nhubkey: .*“When a program asks for a raw credential” in Settings → Programs.*\n$/
            : /^hubkey: .*“When a program asks for a raw credential” in Settings → Programs.*\n$/,
        ),
      });
    }
    await policy.selectOption('ask-first-time');
    const given = of('env');
    await consent.allow();
    const { code, out } = await given;
    expect(code, shell.join(' ')).toBe(0);
    expect(out).toMatch(/^export JWT_TOKEN='[\w.-]+'\n$/);
    for (const usage of [
      ['none'],
      [],
      ['curl'],
      ['copy'],
      ['curl', 'https://x/'],
      ['header', '-x'],
      ['jobs', 'abc'],
      ['login', 'not an address'],
    ]) {
      expect((await of(...usage)).code, `${shell.join(' ')} ${usage.join(' ')}`).toBe(2);
    }
    expect((await of('--help')).out).toContain('Exit codes:');
    expect(await of('header', '--key', 'none')).toMatchObject({ code: 1 });
    const elsewhere = await of('curl', '--profile', '127.0.0.1', '/api/');
    expect(elsewhere.code).toBe(1);
    expect(elsewhere.err).toMatch(
      /\nhubkey: No profile is called “127\.0\.0\.1”\. Similar names: 127\.0\.0\.1-\d+\.\n$/,
    );
    const nowhere = await runCommand('/nonexistent', ['status'], { shell });
    expect(nowhere).toMatchObject({ code: 3, out: '' });
    expect(nowhere.err).toContain('Hubkey is not running');
  }
  await page.getByRole('link', { name: 'Copy' }).click();
  await new CopyPage(page).signOutNow();
  const of = (...args: string[]) => runCommand(folder, args);
  expect(await of('curl', '--wait', '0', '/api/jobs/')).toMatchObject({ code: 4 });
  await hubkey.kill();
  expect(await of('curl', '/api/jobs/')).toMatchObject({ code: 3 });
});

test('no process, history or clipboard holds a credential while it runs, and the window opens', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  await signInUntilSaved({ page, hub, desktop });
  const folder = await listening(hubkey);
  const line = `sh ${commandFile} curl /api/jobs/`;
  hub.fault('/api/jobs/', { kind: 'slow', ms: 1500 });
  const before = hub.seen('GET', '/api/jobs/').length;
  const asked = typed(line, folder);
  await hub.waitForRequest('GET', '/api/jobs/', before + 1);
  const secrets = [...(await desktop.keychain.secrets()), hubkey.helperFile()?.token ?? ''];
  const texts = secrets.flatMap((secret) => {
    const { token } = secret.startsWith('{')
      ? (JSON.parse(secret) as { token: string })
      : { token: secret };
    return token ? [token] : [];
  });
  expect(texts.length).toBeGreaterThanOrEqual(3);
  expect(processesHolding(texts)).toEqual([]);
  const clipboard = await desktop.clipboard.read();
  const { code, history } = await asked;
  expect(code).toBe(0);
  expect(history).toContain(line);
  expect(texts.filter((text) => `${clipboard}\n${history}`.includes(text))).toEqual([]);
  await page.close();
  expect((await runCommand(folder, ['open'])).code).toBe(0);
  await expect.poll(() => hubkey.electron.windows().length).toBe(1);
});
