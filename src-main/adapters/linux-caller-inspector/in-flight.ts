import type { Proc } from './proc.ts';
import { openSockets } from './open-sockets.ts';

/** `fdinfo` of a Unix socket shows how many descriptors are queued in it (Linux 5.6 and later). */
const waiting = /^scm_fds:\s*[1-9]/m;

/**
 * Whether a descriptor is queued in a socket of one of these processes. It may be the connection, and no process
 * holds it meanwhile. `connection`: its inode, in which only what Hubkey sent can be queued.
 */
export function isAnyInFlight(proc: Proc, pids: readonly number[], connection: string): boolean {
  // Relatives share sockets, such as their output, and a socket says the same of itself in each of them.
  const read = new Set([connection]);
  return pids.some((pid) => {
    const sockets = openSockets(proc, pid);
    if (sockets === 'unreadable') return false;
    return [...sockets].some(([inode, fd]) => {
      if (read.has(inode)) return false;
      const text = proc.text(pid, `fdinfo/${fd}`) ?? '';
      // The descriptor may have become another file's meanwhile (`ino`: Linux 5.14 and later).
      if (text.includes(`\nino:\t${inode}\n`)) read.add(inode);
      return waiting.test(text);
    });
  });
}
