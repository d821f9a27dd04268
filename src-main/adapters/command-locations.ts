import { join, win32 } from 'node:path';
import { baseFolder } from './base-folder.ts';
import { mountedAppImage } from './own-app-image.ts';
import type { CommandLocations } from './user-terminal-commands.ts';

export interface CommandFolders {
  /** The folder with `bin`, `man` and `completions`, as they come with Hubkey. */
  resources: string;
  home: string;
  /** Hubkey's own program. */
  executable: string;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
}

/**
 * Where the command, its manual page and its completions are installed, only for this user. man(1) looks in
 * `../share/man` of each folder in PATH; bash-completion and fish look in these folders by themselves; zsh does
 * once `fpath` names the folder.
 */
export function commandLocations({
  resources,
  home,
  executable,
  platform,
  env,
}: CommandFolders): CommandLocations {
  const common = {
    from: join(resources, 'bin'),
    platform,
    path: env['PATH'] ?? '',
    vanishing: mountedAppImage(env, executable) !== null || isTranslocated(resources),
  };
  if (platform === 'win32') {
    // Programs don't roam to the person's other computers.
    const local = env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local');
    return { ...common, to: win32.join(local, 'Hubkey', 'bin'), extras: [] };
  }
  const share = join(home, '.local', 'share');
  const data = baseFolder(env['XDG_DATA_HOME']) ?? share;
  const config = baseFolder(env['XDG_CONFIG_HOME']) ?? join(home, '.config');
  const completions = join(resources, 'completions');
  return {
    ...common,
    to: join(home, '.local', 'bin'),
    extras: [
      {
        kind: 'man',
        from: join(resources, 'man', 'hubkey.1'),
        to: join(share, 'man', 'man1', 'hubkey.1'),
      },
      {
        kind: 'bash',
        from: join(completions, 'hubkey.bash'),
        to: join(data, 'bash-completion', 'completions', 'hubkey'),
      },
      {
        kind: 'zsh',
        from: join(completions, '_hubkey'),
        to: join(data, 'zsh', 'site-functions', '_hubkey'),
      },
      {
        kind: 'fish',
        from: join(completions, 'hubkey.fish'),
        to: join(config, 'fish', 'completions', 'hubkey.fish'),
      },
    ],
  };
}

/** macOS runs an app so, from a folder of that run alone, that was downloaded and not moved (Gatekeeper). */
const isTranslocated = (resources: string): boolean => resources.includes('/AppTranslocation/');
