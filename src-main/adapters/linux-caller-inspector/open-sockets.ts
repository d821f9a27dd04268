import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { codeOf } from '../error-code.ts';

const mine = process.getuid?.() ?? null;
const link = /^socket:\[(\d+)\]$/;

/** The inodes of the sockets that a process holds (proc_pid_fd(5)); none where it has gone or is another user's. */
export function openSockets(proc: string, pid: number): Set<string> {
  const inodes = new Set<string>();
  const folder = `${proc}/${pid}/fd`;
  try {
    if (!isWorthReading(folder)) return inodes;
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

/** Where the kernel counts a process's files as the folder's size, 6.2 and later. */
const counts = (statSync('/proc/self/fd', { throwIfNoEntry: false })?.size ?? 0) > 0;

/** Most processes are other users' or the kernel's own: one look each, as a refused one costs more. */
function isWorthReading(folder: string): boolean {
  const { uid, size } = statSync(folder);
  return (uid === mine || mine === 0) && (size > 0 || !counts);
}

/** `denied` goes for all links of a process alike: it is the process that may not be looked into. */
function inodeAt(path: string): string | null {
  try {
    return link.exec(readlinkSync(path))?.[1] ?? null;
  } catch (error) {
    return codeOf(error) === 'EACCES' ? 'denied' : null;
  }
}
