import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { pacAddress, type SettingsReader } from './pac-address.ts';
import { settingsReader } from './settings-reader.ts';

const url = 'http://wpad.example/proxy.pac';

/** A system whose programs print, and whose files hold, what is given. */
function reader(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  has: { programs?: Record<string, string>; files?: Record<string, string> } = {},
): SettingsReader {
  return {
    platform,
    env,
    run: (program, args) => Promise.resolve(has.programs?.[[program, ...args].join(' ')] ?? null),
    read: (path) => Promise.resolve(has.files?.[path] ?? null),
  };
}

const gnome = { XDG_CURRENT_DESKTOP: 'GNOME' };
const kde = { XDG_CURRENT_DESKTOP: 'KDE', HOME: '/home/ana' };
const kioslaverc = (type: number, address = url): string =>
  `[Proxy Settings]\nProxyType=${type}\nProxy Config Script=${address}\n`;
const gsettings = (mode: string, address = url): Record<string, string> => ({
  'gsettings get org.gnome.system.proxy mode': `'${mode}'\n`,
  'gsettings get org.gnome.system.proxy autoconfig-url': `'${address}'\n`,
});
const registry =
  'reg.exe query HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings /v AutoConfigURL';

it.each<[string, SettingsReader, string | null]>([
  ['GNOME', reader('linux', gnome, { programs: gsettings('auto') }), url],
  [
    'a path',
    reader('linux', gnome, { programs: gsettings('auto', '/etc/my proxy.pac') }),
    'file:///etc/my%20proxy.pac',
  ],
  ['GNOME without a file', reader('linux', gnome, { programs: gsettings('manual') }), null],
  [
    'GNOME before the environment',
    reader('linux', { ...gnome, auto_proxy: url }, { programs: gsettings('none') }),
    null,
  ],
  ['a desktop without settings', reader('linux', { ...gnome, auto_proxy: url }), url],
  ['the environment alone', reader('linux', { AUTO_PROXY: url }), url],
  ['nobody', reader('linux', {}), null],
  ['KDE', reader('linux', kde, { files: { '/home/ana/.config/kioslaverc': kioslaverc(2) } }), url],
  [
    'KDE with folders of its own',
    reader(
      'linux',
      { ...kde, XDG_CONFIG_HOME: '/cfg', XDG_CONFIG_DIRS: '/near:/far' },
      {
        files: {
          '/near/kioslaverc': kioslaverc(2),
          '/far/kioslaverc': kioslaverc(2, 'http://far/'),
        },
      },
    ),
    url,
  ],
  [
    'a KDE that keeps its files elsewhere',
    reader(
      'linux',
      { ...kde, KDEHOME: '/kde' },
      { files: { '/kde/share/config/kioslaverc': kioslaverc(2) } },
    ),
    url,
  ],
  [
    'Windows',
    reader(
      'win32',
      { SystemRoot: 'D:\\Windows' },
      {
        programs: {
          [`D:\\Windows\\System32\\${registry}`]: `    AutoConfigURL    REG_SZ    ${url}`,
        },
      },
    ),
    url,
  ],
  ['Windows without a file', reader('win32', {}), null],
  [
    'macOS',
    reader(
      'darwin',
      {},
      {
        programs: {
          '/usr/sbin/scutil --proxy': `<dictionary> {\n  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : ${url}\n}`,
        },
      },
    ),
    url,
  ],
])('is the one of %s', async (_name, system, address) => {
  expect(await pacAddress(system)).toBe(address);
});

function hasGsettings(): boolean {
  try {
    execFileSync('gsettings', ['get', 'org.gnome.system.proxy', 'mode'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

it.skipIf(!hasGsettings())('is read from the real gsettings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-gsettings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const env = {
    ...process.env,
    ...gnome,
    XDG_CONFIG_HOME: folder,
    GSETTINGS_BACKEND: 'keyfile',
  };
  const set = (key: string, value: string) =>
    execFileSync('gsettings', ['set', 'org.gnome.system.proxy', key, value], { env });
  const system = settingsReader(env, 'linux');
  set('autoconfig-url', "http://wpad.example/it's-é.pac");
  expect(await pacAddress(system)).toBeNull();
  set('mode', 'auto');
  expect(await pacAddress(system)).toBe("http://wpad.example/it's-é.pac");
});

it('takes a program that is missing for one that says nothing', async () => {
  const { run, read } = settingsReader({ ...process.env, PATH: '/nowhere' }, 'linux');
  expect(await run('gsettings', ['get'])).toBeNull();
  expect(await read('/nowhere/kioslaverc')).toBeNull();
});
