import { readdirSync, readlinkSync } from 'node:fs';
import { codeOf } from '../error-code.ts';

const link = /^socket:\[(\d+)\]$/;

/** The inodes of the sockets that a process holds (proc_pid_fd(5)); none where it has gone or is another user's. */
export function openSockets(proc: string, pid: number): Set<string> {
  const inodes = new Set<string>();
  const folder = `${proc}/${pid}/fd`;
  try {
    for (const fd of readdirSync(folder)) {
      const inode = inodeAt(`${folder}/${fd}`);
      if (inode === 'denied') break;
      if (inode !== null) inodes.add(inode);
    }
  } catch {
    // Another user's, or gone.
  }
  return inodes;
}

/** `denied` goes for all links of a process alike: it is the process that may not be looked into. */
function inodeAt(path: string): string | null {
  try {
    return link.exec(readlinkSync(path))?.[1] ?? null;
  } catch (error) {
    return codeOf(error) === 'EACCES' ? 'denied' : null;
  }
}
