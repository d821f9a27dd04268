import type { UnknownCaller } from '../../domain/caller-facts.ts';
import { isAnyBeside } from './beside.ts';
import { openSockets, type OpenSockets } from './open-sockets.ts';
import type { Proc } from './proc.ts';

/** The open sockets of processes, and the processes that can't be inspected. */
export interface SocketHolders {
  sockets: ReadonlyMap<number, OpenSockets>;
  unreadable: readonly number[];
}

/** Reads the sockets of those processes, except ours; null if that took longer than `maxMs`. */
export function readHolders(
  proc: Proc,
  pids: readonly number[],
  maxMs: number,
): SocketHolders | null {
  const end = performance.now() + maxMs;
  const sockets = new Map<number, OpenSockets>();
  const unreadable: number[] = [];
  for (const pid of pids) {
    if (performance.now() > end) return null;
    if (pid === process.pid) continue;
    const found = openSockets(proc, pid);
    if (found === 'unreadable') unreadable.push(pid);
    else sockets.set(pid, found);
  }
  return { sockets, unreadable };
}

/** A process that has a socket open, and its descriptor. */
export interface Holder {
  pid: number;
  fd: string;
  inode: string;
}

/** The only process read that has the socket with that inode open, or why it is unknown. */
export function soleHolder(
  proc: Proc,
  { sockets, unreadable }: SocketHolders,
  inode: string,
): Holder | UnknownCaller {
  const [holder, other] = [...sockets].filter(([, open]) => open.has(inode));
  if (!holder) return 'hidden';
  if (other) return 'shared';
  const [pid, open] = holder;
  if (isAnyBeside(proc, pid, unreadable)) return 'beside';
  return { pid, inode, fd: open.get(inode) ?? '' };
}
