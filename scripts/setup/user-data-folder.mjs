import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The folder that the app uses with these arguments, as src-main/start/local-folder.ts has it. */
export function userDataFolder(args, { platform, env } = process) {
  const named = args.find((arg) => arg.startsWith('--user-data-dir='));
  if (named) return named.slice('--user-data-dir='.length);
  const home = homedir();
  const bases = {
    darwin: join(home, 'Library', 'Application Support'),
    win32: env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'),
  };
  const config = env.XDG_CONFIG_HOME ?? '';
  const xdg = isAbsolute(config) ? config : join(home, '.config');
  return join(bases[platform] ?? xdg, 'Hubkey');
}
