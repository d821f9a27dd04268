import { readdirSync, readlinkSync } from 'node:fs';
import { codeOf } from '../error-code.ts';

/** The link of each descriptor of a process. `unreadable`: it belongs to this user but can't be inspected. */
export type OpenFiles = ReadonlyMap<string, string> | 'unreadable';

/** Reads the folder of a process's descriptors (proc_pid_fd(5)); none if it has ended. */
export function readOpenFiles(folder: string): OpenFiles {
  const files = new Map<string, string>();
  try {
    for (const fd of readdirSync(folder)) {
      const file = linkAt(`${folder}/${fd}`);
      if (file === false) return 'unreadable';
      if (file !== null) files.set(fd, file);
    }
  } catch (error) {
    if (codeOf(error) === 'EACCES') return 'unreadable';
  }
  return files;
}

/** False: the process can't be inspected, which applies to all its links. */
function linkAt(path: string): string | false | null {
  try {
    return readlinkSync(path);
  } catch (error) {
    return codeOf(error) === 'EACCES' ? false : null;
  }
}
