import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shells } from '../../e2e/fixtures/shells.ts';
import { FakeHelper } from '../testing/fake-helper.ts';

const other = 'render-07.studio.example';
const elsewhere = `hubkey: Hubkey is running on ${other}, which shares this folder. Run this command there, or quit Hubkey there and start it here.\n`;

let helper: FakeHelper;
beforeAll(async () => {
  helper = await new FakeHelper().start();
});
afterAll(() => helper.stop());
beforeEach(() => {
  helper.taken();
  helper.answer = () => ({ body: 'ours\n' });
});

/** What a Hubkey leaves in the folder that listens on a socket there, which other computers see too. */
function leave(contact: { host?: string; socket?: string | null }): void {
  const whole = { url: 'http://127.0.0.1:9', socket: helper.socket, pid: process.pid, ...contact };
  writeFileSync(join(helper.folder, 'helper.json'), JSON.stringify(whole));
}

const run = (shell: readonly string[], ...args: string[]) =>
  helper.run(shell, args, { HUBKEY_USER_DATA: helper.folder });

describe.each(shells)('in %s, with a folder that several computers use', (...shell) => {
  it('names the computer that Hubkey runs on, and asks nobody', async () => {
    leave({ host: other });
    expect(await run(shell, 'status')).toEqual({ code: 3, out: '', err: elsewhere });
    expect(helper.taken()).toEqual([]);
    expect(await run(shell, '__complete', 'keys')).toEqual({ code: 0, out: '', err: '' });
    const checked = await run(shell, 'doctor');
    expect([checked.code, checked.err]).toEqual([3, elsewhere]);
  });

  it('asks the Hubkey of this computer', async () => {
    leave({ host: hostname() });
    expect(await run(shell, 'status')).toMatchObject({ code: 0, out: 'ours\n' });
    leave({});
    expect(await run(shell, 'status')).toMatchObject({ code: 0, out: 'ours\n' });
  });

  it('takes a socket outside the folder for this computer’s, which may have got another name', async () => {
    const own = new FakeHelper();
    await own.start();
    own.answer = () => ({ body: 'renamed\n' });
    leave({ host: other, socket: own.socket });
    expect(await run(shell, 'status')).toMatchObject({ code: 0, out: 'renamed\n' });
    own.stop();
  });

  it('shows no name that isn’t one', async () => {
    leave({ host: 'a b\u001b[31m' });
    expect(await run(shell, 'status')).toMatchObject({ code: 0 });
  });

  it('looks for it in the home of a person whose XDG_CONFIG_HOME isn’t absolute, as Hubkey does', async () => {
    leave({ host: hostname() });
    const home = mkdtempSync(join(tmpdir(), 'hubkey-home-'));
    mkdirSync(join(home, '.config'));
    symlinkSync(helper.folder, join(home, '.config', 'Hubkey'));
    const seen = (XDG_CONFIG_HOME: string) =>
      helper.run(shell, ['status'], { HUBKEY_USER_DATA: '', HOME: home, XDG_CONFIG_HOME });
    for (const relative of ['', 'resources', '.'])
      expect(await seen(relative), relative).toMatchObject({ code: 0, out: 'ours\n' });
    expect(await seen('/nowhere')).toMatchObject({ code: 3 });
    expect(await seen(join(home, '.config'))).toMatchObject({ code: 0 });
    rmSync(home, { recursive: true });
  });

  it('says as before that Hubkey isn’t running where nothing is left', async () => {
    rmSync(join(helper.folder, 'helper.json'));
    const { code, err } = await run(shell, 'status');
    expect([code, err]).toEqual([3, 'hubkey: Hubkey is not running. Start it, then try again.\n']);
  });
});

it('is said in PowerShell too', () => {
  const script = readFileSync(resolve('resources/bin/hubkey-command.ps1'), 'utf8');
  expect(script).toContain("'other-host' = 'Hubkey is running on {1}, which shares this folder.");
  expect(script).toMatch(/\$Contact\.host -ne \[Net\.Dns\]::GetHostName\(\) -and \$Shared/);
});
