import { posix, win32 } from 'node:path';

/** Where the system has settings for everybody, which only administrators can write. Never from the environment, which each person can set. */
export function managedPath(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return win32.join('C:\\ProgramData', 'Hubkey', 'managed.json');
    case 'darwin':
      return posix.join('/Library', 'Application Support', 'Hubkey', 'managed.json');
    default:
      return '/etc/hubkey/managed.json';
  }
}
