import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startHub, type StandInHub } from '../hub/hub.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { clipboardText, CommandFolder, typedShells } from './system-programs.ts';

/** Playwright takes no absent values. */
const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const isRoot = process.getuid?.() === 0;
const switches = isRoot ? ['--no-sandbox', '--disable-gpu'] : [];

let folder: string;
let commands: CommandFolder;
let hub: StandInHub;
test.beforeAll(() => {
  commands = new CommandFolder();
});
test.afterAll(() => commands.remove());
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hubkey-smoke-'));
  hub = await startHub();
});
test.afterEach(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

function helperFile(): { url: string; token: string } | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'helper.json'), 'utf8')) as {
      url: string;
      token: string;
    };
  } catch {
    return null;
  }
}

/** Asks the helper of the Hubkey that runs on this test's folder. */
async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  await expect.poll(helperFile).not.toBeNull();
  const { url = '', token = '' } = helperFile() ?? {};
  return fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** What Hubkey itself finds of this computer, by the name of the check. */
async function findings(): Promise<Map<string, string>> {
  const report: unknown = await (await ask('GET', '/v1/doctor')).json();
  const { checks } = report as { checks: { id: string; result: string }[] };
  return new Map(checks.map(({ id, result }) => [id, result]));
}

const launch = (): Promise<ElectronApplication> =>
  _electron.launch({
    args: ['.', `--user-data-dir=${folder}`, ...switches],
    env: definedOnly({ ...process.env, HUBKEY_LANG: 'en' }),
    timeout: 60_000,
  });

test('window, keychain, clipboard and helper work on this system', async () => {
  let app = await launch();
  try {
    const page = await app.firstWindow();
    await new SignInPage(page).signIn(hub, { keep: true });
    const copy = new CopyPage(page);
    await copy.copy('Copy value');
    await expect(copy.receipt).toContainText('Copied value');
    expect(await clipboardText()).toMatch(/^Bearer [\w.-]+$/);

    const found = await findings();
    expect(found.get('keychain')).toBe('ok');
    // A Linux desktop of a test has no panel.
    if (process.platform !== 'linux') expect(found.get('tray')).toBe('ok');

    await app.evaluate(({ app: running }) => running.quit()).catch(() => undefined);
    await app.close().catch(() => undefined);
    expect(await clipboardText()).toBe('');
    expect(helperFile()).toBeNull();

    // What the keychain has kept brings the session back.
    app = await launch();
    const again = await app.firstWindow();
    await expect(again.getByRole('main').getByText(/^Access for /)).toBeVisible();
  } finally {
    await app.close().catch(() => undefined);
  }
});

test('hubkey works in the shells of this system', async () => {
  test.setTimeout(240_000);
  const app = await launch();
  try {
    await new SignInPage(await app.firstWindow()).signIn(hub);
    for (const shell of typedShells) {
      await test.step(shell.name, async () => {
        const json = '{"name": "x y","of":"b"}';
        const path = '/api/jobs/?limit=7&offset=0';
        const before = hub.requests.length;
        const asked = await commands.type(shell, ['curl', path, '-H', `X-Quoted: ${json}`], folder);
        expect(asked).toMatchObject({ code: 0, err: '' });
        expect(JSON.parse(asked.out)).toHaveProperty('results');
        const seen = hub.requests.slice(before).find((request) => request.path.includes('limit=7'));
        expect(seen?.path).toBe(path);
        expect(seen?.headers['x-quoted']).toBe(json);

        const unknown = await commands.type(shell, ['keys', '--profile', 'Jürgens Höhle'], folder);
        expect(unknown.code).toBe(1);
        expect(unknown.err).toContain('Jürgens Höhle');
      });
    }
  } finally {
    await app.close().catch(() => undefined);
  }
});

test('the package starts, and finds this system as it should be', async () => {
  const program = process.env['HUBKEY_PACKED'];
  test.skip(program === undefined, 'HUBKEY_PACKED names no program');
  const app = spawn(resolve(program ?? ''), [`--user-data-dir=${folder}`, ...switches], {
    stdio: 'ignore',
    env: { ...process.env, HUBKEY_LANG: 'en' },
  });
  try {
    expect(await (await ask('GET', '/v1/status')).json()).toMatchObject({ profiles: [] });
    expect((await ask('POST', '/v1/open', { quick: false })).status).toBe(200);
    const found = await findings();
    const expected = process.platform === 'linux' ? ['keychain'] : ['keychain', 'tray'];
    expect(expected.map((id) => [id, found.get(id)])).toEqual(expected.map((id) => [id, 'ok']));
    expect([...found].filter(([, result]) => result === 'failed')).toEqual([]);
    for (const shell of typedShells) {
      const status = await commands.type(shell, ['status', '--json'], folder);
      expect(status, shell.name).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(status.out)).toMatchObject({ profiles: [] });
    }
    expect(app.exitCode).toBeNull();
  } finally {
    const gone = new Promise((done) => app.once('exit', done));
    app.kill();
    await gone;
  }
});
