import { posix, win32 } from 'node:path';

/** Where the system has settings for everybody, which only administrators can write. */
export function managedPath(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  switch (platform) {
    case 'win32':
      return win32.join(env['ProgramData'] ?? 'C:\\ProgramData', 'Hubkey', 'managed.json');
    case 'darwin':
      return posix.join('/Library', 'Application Support', 'Hubkey', 'managed.json');
    default:
      return '/etc/hubkey/managed.json';
  }
}
