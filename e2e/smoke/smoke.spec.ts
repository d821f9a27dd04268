import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startHub, type StandInHub } from '../hub/hub.ts';
import { CopyPage } from '../pages/copy-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { HelperOf } from './helper-of.ts';
import { PackedProgram } from './packed-program.ts';
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
let helper: HelperOf;
let hub: StandInHub;
test.beforeAll(() => {
  commands = new CommandFolder();
});
test.afterAll(() => commands.remove());
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hubkey-smoke-'));
  helper = new HelperOf(folder);
  hub = await startHub();
});
test.afterEach(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

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

    const found = await helper.findings();
    expect(found.get('keychain')).toBe('ok');
    // A Linux desktop of a test has no panel.
    if (process.platform !== 'linux') expect(found.get('tray')).toBe('ok');

    await app.evaluate(({ app: running }) => running.quit()).catch(() => undefined);
    await app.close().catch(() => undefined);
    expect(await clipboardText()).toBe('');
    expect(helper.file).toBeNull();

    // What the keychain has kept brings the session back.
    app = await launch();
    const again = await app.firstWindow();
    await expect(again.getByRole('main').getByText(/^Access for /)).toBeVisible();
  } finally {
    await app.close().catch(() => undefined);
  }
});

/** Asks the Hub by `hubkey` in each shell of this system, with words that are hard to quote. */
async function askInEachShell(): Promise<void> {
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
}

test('hubkey works in the shells of this system', async () => {
  test.setTimeout(240_000);
  const app = await launch();
  try {
    await new SignInPage(await app.firstWindow()).signIn(hub);
    await askInEachShell();
  } finally {
    await app.close().catch(() => undefined);
  }
});

test('the package does what a person needs of it on this system', async () => {
  const program = process.env['HUBKEY_PACKED'];
  test.skip(program === undefined, 'HUBKEY_PACKED names no program');
  test.setTimeout(300_000);
  const [shell] = typedShells;
  if (!shell) throw new Error('This system has no shell to type in.');
  const packed = new PackedProgram({
    program: resolve(program ?? ''),
    userDataDir: folder,
    switches,
  });
  await packed.start();
  try {
    await packed.signIn(commands, shell, hub);
    const found = await helper.findings();
    expect(['keychain', 'tray'].map((id) => [id, found.get(id)])).toEqual([
      ['keychain', 'ok'],
      ['tray', 'ok'],
    ]);
    expect([...found].filter(([, result]) => result === 'failed')).toEqual([]);
    expect(await packed.copyHeader()).toMatch(/^Authorization: Bearer [\w.-]+$/);
    await askInEachShell();

    expect(packed.runs).toBe(true);
    await packed.quit();
    if (process.platform !== 'win32') {
      expect(await clipboardText()).toBe('');
      expect(helper.file).toBeNull();
    }

    // What the keychain has kept brings the session back, and nobody signs in.
    await packed.start();
    await expect(async () => {
      expect(await helper.sessions()).toEqual(['active']);
    }).toPass({ timeout: 60_000 });
    expect(hub.seen('POST', '/api/auth/token/')).toHaveLength(1);
  } finally {
    await packed.stop();
  }
});
