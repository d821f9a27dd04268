import { homedir } from 'node:os';
import { join, win32 } from 'node:path';
import { baseFolder } from '../adapters/base-folder.ts';

/**
 * Where Hubkey's files are unless the person chose another folder; null: where Electron has them. Electron's on Windows
 * is copied to the person's other computers ("Known folders", RoamingAppData), and what is here is of this one alone.
 * On Linux Electron also follows a relative path, from the folder in which Hubkey was started.
 */
export function localFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string | null {
  const { LOCALAPPDATA: local, XDG_CONFIG_HOME: config } = env;
  if (platform === 'linux' && config && baseFolder(config) === null)
    return join(env['HOME'] || homedir(), '.config', 'Hubkey');
  return platform === 'win32' && local && win32.isAbsolute(local)
    ? win32.join(local, 'Hubkey')
    : null;
}
