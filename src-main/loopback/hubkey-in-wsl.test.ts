import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shells } from '../../e2e/fixtures/shells.ts';
import { FakeHelper } from '../testing/fake-helper.ts';

/** Which variables Windows gets, as the command there reads them. */
const passed = 'HUBKEY_PROFILE:HUBKEY_KEY:NO_COLOR:LC_ALL:LC_MESSAGES:LANG';

const isWsl =
  existsSync('/proc/version') && /microsoft/i.test(readFileSync('/proc/version', 'utf8'));

const odd = `we'ird "näme" $(x) \\ & 🔑 %20 /`;

/** Stand-ins for what WSL finds on the PATH of Windows. */
const programs = {
  'hubkey.cmd': 'exit 1',
  wslpath: `printf 'C:\\\\%s' "$2"`,
  'powershell.exe': `for word in "$@"; do printf '<%s>' "$word"; done; printf '\\n%s' "$WSLENV"; exit 6`,
};

let helper: FakeHelper;
let windows: string;
beforeAll(async () => {
  helper = await new FakeHelper().start();
  windows = join(helper.folder, 'windows');
  mkdirSync(windows);
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(windows, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(windows, name), 0o755);
  }
});
afterAll(() => helper.stop());

describe.each(shells)('in %s within Windows', (...shell) => {
  const away = { HUBKEY_USER_DATA: '/dev/null/none', WSL_DISTRO_NAME: 'Debian', WSLENV: '' };
  const withWindows = () => ({ PATH: `${process.env['PATH'] ?? ''}:${windows}` });

  it('says what to do where no Hubkey of Windows can be found', async () => {
    const inWsl = await helper.run(shell, ['status'], away);
    expect(inWsl).toMatchObject({ code: 3, out: '' });
    expect(inWsl.err).toMatch(/^hubkey: Hubkey is not running in WSL\. .*Settings → Terminal/);
  });

  it.skipIf(isWsl)('says no such thing on another Linux', async () => {
    const end = await helper.run(shell, ['status'], { ...away, WSL_DISTRO_NAME: '' });
    expect(end.err).toBe('hubkey: Hubkey is not running. Start it, then try again.\n');
  });

  it('has the command of Windows do it, with the same words', async () => {
    const env = { ...away, ...withWindows() };
    const end = await helper.run(shell, ['keys', 'new', odd], env);
    const options = '<-NoProfile><-ExecutionPolicy><Bypass><-File>';
    expect(end).toEqual({
      code: 6,
      out: `${options}<C:\\${windows}/hubkey-command.ps1><keys><new><${odd}>\n${passed}`,
      err: '',
    });
    const more = await helper.run(shell, ['logout'], { ...env, WSLENV: 'OWN/p' });
    expect(more.out).toMatch(new RegExp(`<logout>\n${passed}:OWN/p$`));
    for (const name of ['header', 'env', 'exec']) {
      const refused = await helper.run(
        shell,
        [name, '--', 'true'].slice(0, name === 'exec' ? 3 : 1),
        env,
      );
      expect(refused).toMatchObject({ code: 3, out: '' });
      expect(refused.err).toContain(`“hubkey ${name}” can’t reach Hubkey on Windows`);
    }
    const silent = { code: 0, out: '', err: '' };
    expect(await helper.run(shell, ['__complete', 'profiles'], env)).toEqual(silent);
  });

  it('uses a Hubkey of its own first', async () => {
    const env = { ...withWindows(), WSL_DISTRO_NAME: 'Debian' };
    helper.answer = () => ({ body: 'ours\n' });
    expect(await helper.run(shell, ['status'], env)).toEqual({ code: 0, out: 'ours\n', err: '' });
    const socket = { ...env, ...away, HUBKEY_SOCKET: helper.socket };
    expect(await helper.run(shell, ['status'], socket)).toMatchObject({ code: 0, out: 'ours\n' });
  });
});
