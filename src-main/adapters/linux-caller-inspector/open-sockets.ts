import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { codeOf } from '../error-code.ts';
import type { Proc } from './proc.ts';

const mine = process.geteuid?.() ?? null;
const link = /^socket:\[(\d+)\]$/;

/** An open socket of a process: its inode and descriptor. */
export type OpenSockets = ReadonlyMap<string, string>;

/**
 * The open sockets of a process of this user (proc_pid_fd(5)); none if it has ended or belongs to another
 * user. `unreadable`: it belongs to this user but can't be inspected.
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

/** From Linux 6.2 on, the folder's size is the number of open files. */
const counts = (statSync('/proc/self/fd', { throwIfNoEntry: false })?.size ?? 0) > 0;

/** Kernel processes have none. Checking the size is cheaper than reading the list. */
const holdsAny = (folder: string): boolean => !counts || statSync(folder).size > 0;

/** False: the process can't be inspected, which applies to all its links. */
function inodeAt(path: string): string | false | null {
  try {
    return link.exec(readlinkSync(path))?.[1] ?? null;
  } catch (error) {
    return codeOf(error) === 'EACCES' ? false : null;
  }
}
