import { win32 } from 'node:path';

/**
 * Where Hubkey's files are unless the person chose another folder; null: where Electron has them. Electron's on Windows
 * is copied to the person's other computers ("Known folders", RoamingAppData), and what is here is of this one alone.
 */
export function localFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string | null {
  const { LOCALAPPDATA: local } = env;
  return platform === 'win32' && local && win32.isAbsolute(local)
    ? win32.join(local, 'Hubkey')
    : null;
}
