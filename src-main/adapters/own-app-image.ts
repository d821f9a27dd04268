import { realpathSync, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';

/**
 * The AppImage's file that this program runs from, as far as its environment says; null: from none. The variable alone
 * may be inherited from another program that is an AppImage.
 */
export function mountedAppImage(env: NodeJS.ProcessEnv, executable: string): string | null {
  const { APPIMAGE: file, APPDIR: folder } = env;
  return file && folder && isIn(folder, executable) ? file : null;
}

/** The same, if that file is there, so that it may be started again. */
export function ownAppImage(env: NodeJS.ProcessEnv, executable: string): string | null {
  const file = mountedAppImage(env, executable);
  return file !== null && isFile(file) ? file : null;
}

/** It may have been moved or deleted since it was started. */
function isFile(path: string): boolean {
  return isAbsolute(path) && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}

/** The system names a running program by its real path. */
const isIn = (folder: string, executable: string): boolean =>
  [folder, realPath(folder)].some((path) => executable.startsWith(`${path}/`));

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
