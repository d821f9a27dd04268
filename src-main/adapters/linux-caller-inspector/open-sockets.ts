import type { Proc } from './proc.ts';

const mine = process.geteuid?.() ?? null;
const link = /^socket:\[(\d+)\]$/;

/** The link of a descriptor to the socket with that inode. */
export const socketLink = (inode: string): string => `socket:[${inode}]`;

/** The open sockets of a process: inode and descriptor. */
export type OpenSockets = ReadonlyMap<string, string>;

/**
 * The open sockets of a process of this user; none if it has ended or belongs to another user.
 * `unreadable`: it belongs to this user but can't be inspected.
 */
export function openSockets(proc: Proc, pid: number): OpenSockets | 'unreadable' {
  const sockets = new Map<string, string>();
  if (mine !== 0 && proc.user(pid) !== mine) return sockets;
  const files = proc.openFiles(pid);
  if (files === 'unreadable') return files;
  for (const [fd, file] of files) {
    const inode = link.exec(file)?.[1];
    if (inode !== undefined) sockets.set(inode, fd);
  }
  return sockets;
}
