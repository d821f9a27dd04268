import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { linuxProxySettings } from './linux-proxy-settings.ts';
import type { PacSetting } from './pac-setting.ts';
import { readGsettings } from './read-gsettings.ts';
import { readKioslaverc } from './read-kioslaverc.ts';
import { readRegistry } from './read-registry.ts';
import { readScutil } from './read-scutil.ts';

/** What the settings of a system are read by. */
export interface SettingsReader {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** What a program prints; null: it isn't there, failed, or took too long. */
  run: (program: string, args: readonly string[]) => Promise<string | null>;
  /** The text of a file; null: it can't be read. */
  read: (path: string) => Promise<string | null>;
}

/**
 * The address of the configuration file (PAC) that the system names, where Chromium would look for it; null: it names
 * none. Never rejects. A path becomes a `file:` address; the text may be no address at all.
 */
export async function pacAddress(reader: SettingsReader): Promise<string | null> {
  const setting = await settingOf(reader);
  if (setting.kind !== 'file') return null;
  return setting.address.startsWith('/')
    ? pathToFileURL(setting.address, { windows: false }).href
    : setting.address;
}

async function settingOf(reader: SettingsReader): Promise<PacSetting> {
  switch (reader.platform) {
    case 'win32':
      return windowsSetting(reader);
    case 'darwin':
      return readScutil(await reader.run('/usr/sbin/scutil', ['--proxy']));
    default:
      return linuxSetting(reader);
  }
}

async function windowsSetting({ env, run }: SettingsReader): Promise<PacSetting> {
  const program = `${env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\reg.exe`;
  return readRegistry(await run(program, ['query', internetSettings, '/v', 'AutoConfigURL']));
}

const internetSettings = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

async function linuxSetting(reader: SettingsReader): Promise<PacSetting> {
  const setting = await desktopSetting(reader);
  if (setting.kind !== 'unset') return setting;
  // Chromium reads this variable where the desktop says nothing of proxies.
  const address = reader.env['auto_proxy'] ?? reader.env['AUTO_PROXY'];
  return address ? { kind: 'file', address } : { kind: 'none' };
}

async function desktopSetting(reader: SettingsReader): Promise<PacSetting> {
  const { env, run, read } = reader;
  switch (linuxProxySettings(env)) {
    case 'gsettings': {
      const get = (key: string) => run('gsettings', ['get', 'org.gnome.system.proxy', key]);
      const [mode, address] = await Promise.all([get('mode'), get('autoconfig-url')]);
      return readGsettings(mode, address);
    }
    case 'kde': {
      const texts = await Promise.all(
        kdeFolders(env).map((dir) => read(posix.join(dir, 'kioslaverc'))),
      );
      return readKioslaverc(texts.filter((text) => text !== null));
    }
    case 'environment':
      return { kind: 'unset' };
  }
}

/** Where Plasma keeps its settings, the folder that counts least first. */
function kdeFolders(env: NodeJS.ProcessEnv): string[] {
  const { HOME: home = '', KDEHOME: kdeHome } = env;
  if (kdeHome) return [posix.join(kdeHome, 'share', 'config')];
  const shared = (env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').filter((dir) => dir !== '');
  return [...shared.reverse(), env['XDG_CONFIG_HOME'] || posix.join(home, '.config')];
}
