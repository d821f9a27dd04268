/**
 * Whether terminals look for programs in a folder, as `PATH` says; null where that can't be told: macOS gives a program
 * that the Finder or the Dock starts a PATH of its own, and not that of terminals.
 */
export function isOnPath(folder: string, path: string, platform: NodeJS.Platform): boolean | null {
  const same = platform === 'win32' ? windowsName : plainName;
  const found = path
    .split(platform === 'win32' ? ';' : ':')
    .some((entry) => same(entry) === same(folder));
  return found || platform !== 'darwin' ? found : null;
}

const plainName = (folder: string): string => folder.replace(/(.)\/+$/, '$1');

/** Windows makes no difference between cases and between slashes, and takes an entry in quotes. */
const windowsName = (folder: string): string =>
  folder
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('/', '\\')
    .replace(/\\+$/, '')
    .toLowerCase();
