import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useTestFolder } from '../testing/test-folder.ts';

vi.mock('electron', () => ({ app: { isPackaged: true } }));
const {
  autostartEntry,
  autostartFolder,
  judgeEntry,
  judgeLaunchItems,
  mendStartAtLogin,
  ownProgram,
  setStartAtLogin,
  startedProgram,
} = await import('./login-item.ts');

it('quotes the command as the Desktop Entry Specification says', () => {
  const entry = autostartEntry(['/opt/Hub key/hubkey', '/a"b$c\\d%e']);
  expect(entry).toContain(String.raw`Exec="/opt/Hub key/hubkey" "/a\\"b\\$c\\\\d%%e" --hidden`);
  expect(entry).toContain('\nTryExec=/opt/Hub key/hubkey\n');
});

it.each(['/opt/Hubkey/hubkey', '/home/ü b/100% "\\$`/Hubkey.AppImage'])(
  'finds the program of an entry: %s',
  (program) => {
    const entry = autostartEntry([program, '/app']);
    expect(startedProgram(entry)).toBe(program);
    expect(startedProgram(entry.replace(/^TryExec=.*\n/m, ''))).toBe(program);
  },
);

it('finds no program in another text', () => {
  expect(startedProgram('')).toBeNull();
  expect(startedProgram('[Desktop Entry]\nExec=\n')).toBeNull();
});

it('starts the AppImage or portable file itself, as its folder is gone afterwards', () => {
  expect(ownProgram({}, '/opt/Hubkey/hubkey')).toBe('/opt/Hubkey/hubkey');
  // Any file that is there.
  const file = resolve('package.json');
  const image = { APPIMAGE: file, APPDIR: '/tmp/.mount_H' };
  expect(ownProgram(image, '/tmp/.mount_H/hubkey')).toBe(file);
  const portable = {
    PORTABLE_EXECUTABLE_FILE: 'D:\\H.exe',
    PORTABLE_EXECUTABLE_APP_FILENAME: 'Hubkey',
  };
  expect(ownProgram(portable, 'C:\\Temp\\Hubkey.exe')).toBe('D:\\H.exe');
});

it('starts no file of another program that started Hubkey', () => {
  const image = { APPIMAGE: resolve('package.json'), APPDIR: '/tmp/.mount_Editor' };
  expect(ownProgram(image, '/opt/Hubkey/hubkey')).toBe('/opt/Hubkey/hubkey');
  const portable = {
    PORTABLE_EXECUTABLE_FILE: 'D:\\Editor.exe',
    PORTABLE_EXECUTABLE_APP_FILENAME: 'editor',
  };
  const own = 'C:\\Program Files\\Hubkey\\Hubkey.exe';
  expect(ownProgram(portable, own)).toBe(own);
});

describe.runIf(process.platform === 'linux')('an entry whose program is gone', () => {
  let file = '';
  useTestFolder((made) => {
    vi.stubEnv('XDG_CONFIG_HOME', made);
    mkdirSync(join(made, 'autostart'));
    file = join(made, 'autostart', 'hubkey.desktop');
  });
  afterEach(() => vi.unstubAllEnvs());

  const old = autostartEntry(['/nowhere/hubkey']);
  const mended = (text: string): string => {
    writeFileSync(file, text);
    mendStartAtLogin();
    return readFileSync(file, 'utf8');
  };

  it('is renewed, as Hubkey has moved', () => {
    expect(mended(old)).toBe(autostartEntry([process.execPath]));
  });

  it.each([`${old}Hidden=true\n`, old.replace('enabled=true', 'enabled=false')])(
    'stays as it is where a person switched it off',
    (off) => {
      expect(mended(off)).toBe(off);
    },
  );
});

describe.runIf(process.platform === 'linux')('a folder that takes no entry', () => {
  let folder = '';
  useTestFolder((made) => {
    vi.stubEnv('XDG_CONFIG_HOME', made);
    folder = join(made, 'autostart');
    // Root may write to every folder, but to no file as if it were one.
    writeFileSync(folder, '');
  });
  afterEach(() => vi.unstubAllEnvs());

  it('is named, and nothing is thrown', () => {
    expect(setStartAtLogin(true)).toEqual({ ok: false, problem: { folder } });
    expect(setStartAtLogin(false)).toEqual({ ok: false, problem: { folder } });
  });

  it('is where an entry can’t be renewed', () => {
    rmSync(folder);
    mkdirSync(join(folder, 'hubkey.desktop'), { recursive: true });
    expect(mendStartAtLogin()).toEqual({ ok: false, problem: { folder } });
  });

  it('takes it once it can', () => {
    rmSync(folder);
    expect(setStartAtLogin(true)).toMatchObject({ ok: true });
    expect(existsSync(join(folder, 'hubkey.desktop'))).toBe(true);
    expect(setStartAtLogin(false)).toMatchObject({ ok: true });
    expect(existsSync(join(folder, 'hubkey.desktop'))).toBe(false);
  });
});

it.each([
  ['/home/ana/own', '/home/ana/own/autostart'],
  ['', join(homedir(), '.config', 'autostart')],
  ['own', join(homedir(), '.config', 'autostart')],
  [undefined, join(homedir(), '.config', 'autostart')],
])('with XDG_CONFIG_HOME %j the entry is in %s', (value, folder) => {
  expect(autostartFolder({ XDG_CONFIG_HOME: value })).toBe(folder);
});

it.each([
  ['starts', [{ name: 'Hubkey', enabled: true }]],
  ['off', [{ name: 'Hubkey', enabled: false }]],
  ['missing', []],
  ['missing', [{ name: 'Editor', enabled: true }]],
] as const)('finds that Windows’ entry is %s: %j', (found, items) => {
  expect(judgeLaunchItems(items)).toBe(found);
});

it.each([
  ['starts', (own: string) => own],
  ['starts', (own: string) => own.replaceAll('\n', '\r\n')],
  ['off', (own: string) => own.replace('enabled=true', 'enabled=false')],
  ['off', (own: string) => `${own}Hidden=true\n`],
  ['other', (own: string) => own.replaceAll('/opt/hubkey', '/tmp/old')],
  ['other', () => ''],
] as const)('finds that an entry is %s', (found, change) => {
  const command: [string] = ['/opt/hubkey'];
  expect(judgeEntry(change(autostartEntry(command)), command)).toBe(found);
});

it('finds that there is none', () => {
  expect(judgeEntry(null, ['/opt/hubkey'])).toBe('missing');
});
