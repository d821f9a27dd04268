import { win32 } from 'node:path';

/**
 * The file of a portable Hubkey for Windows; null: it isn't portable, and the variable may be another program's
 * (app-builder-lib 26.17, portable.nsi).
 */
export function ownPortable(env: NodeJS.ProcessEnv, executable: string): string | null {
  const { PORTABLE_EXECUTABLE_FILE: file, PORTABLE_EXECUTABLE_APP_FILENAME: name } = env;
  const own = win32.basename(executable, '.exe');
  return file && name?.toLowerCase() === own.toLowerCase() ? file : null;
}
