import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userDataFolder } from './user-data-folder.mjs';
import { whenOpen } from './when-open.mjs';

let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hubkey-open-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const helper = (text) => writeFileSync(join(folder, 'helper.json'), text);

it('waits for the helper of this process, not of another', async () => {
  helper('{"pid":1}');
  const open = whenOpen(folder, 2, new AbortController().signal);
  await expect(Promise.race([open, Promise.resolve('waiting')])).resolves.toBe('waiting');
  helper('{"pi');
  helper('{"pid":2}');
  await expect(open).resolves.toBe(true);
});

it('is not open if the app ends first', async () => {
  const ended = new AbortController();
  const open = whenOpen(folder, 2, ended.signal);
  ended.abort();
  await expect(open).resolves.toBe(false);
});

it.each([
  [['--hidden', '--user-data-dir=/tmp/x'], 'linux', {}, '/tmp/x'],
  [[], 'linux', { XDG_CONFIG_HOME: '/c' }, '/c/Hubkey'],
  [[], 'linux', { XDG_CONFIG_HOME: 'c' }, join(homedir(), '.config/Hubkey')],
  [[], 'win32', { APPDATA: '/b', LOCALAPPDATA: '/a' }, '/a/Hubkey'],
])('the folder of %j on %s', (args, platform, env, expected) => {
  expect(userDataFolder(args, { platform, env })).toBe(expected);
});
