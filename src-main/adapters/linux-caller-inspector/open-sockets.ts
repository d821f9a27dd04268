import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { codeOf } from '../error-code.ts';
import type { Proc } from './proc.ts';

const mine = process.geteuid?.() ?? null;
const link = /^socket:\[(\d+)\]$/;

/** An open socket of a process: its inode, and by which descriptor it is held. */
export type OpenSockets = ReadonlyMap<string, string>;

/**
 * The sockets that a process of this user holds (proc_pid_fd(5)); none where it has gone or is another
 * user's. `unreadable`: it is this user's, and may not be looked into.
 */
export function openSockets(proc: Proc, pid: number): OpenSockets | 'unreadable' {
  const sockets = new Map<string, string>();
  if (mine !== 0 && proc.user(pid) !== mine) return sockets;
  const folder = proc.path(pid, 'fd');
  try {
    if (!holdsAny(folder)) return sockets;
    for (const fd of readdirSync(folder)) {
      const inode = inodeAt(`${folder}/${fd}`);
      if (inode === false) return 'unreadable';
      if (inode !== null) sockets.set(inode, fd);
    }
  } catch (error) {
    if (codeOf(error) === 'EACCES') return 'unreadable';
  }
  return sockets;
}

/** Where the kernel counts a process's files as the folder's size, 6.2 and later. */
const counts = (statSync('/proc/self/fd', { throwIfNoEntry: false })?.size ?? 0) > 0;

/** The kernel's own processes hold none: one look each, as a list costs more. */
const holdsAny = (folder: string): boolean => !counts || statSync(folder).size > 0;

/** False: the process may not be looked into, which goes for all its links alike. */
function inodeAt(path: string): string | false | null {
  try {
    return link.exec(readlinkSync(path))?.[1] ?? null;
  } catch (error) {
    return codeOf(error) === 'EACCES' ? false : null;
  }
}
