import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder that the app uses with these arguments: Electron's default for "Hubkey", unless they name another. */
export function userDataFolder(args, { platform, env } = process) {
  const named = args.find((arg) => arg.startsWith('--user-data-dir='));
  if (named) return named.slice('--user-data-dir='.length);
  const home = homedir();
  const bases = {
    darwin: join(home, 'Library', 'Application Support'),
    win32: env.APPDATA ?? join(home, 'AppData', 'Roaming'),
  };
  return join(bases[platform] ?? (env.XDG_CONFIG_HOME || join(home, '.config')), 'Hubkey');
}
