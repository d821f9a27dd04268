import type { Proc } from './proc.ts';
import { openSockets } from './open-sockets.ts';

/** `fdinfo` of a Unix socket shows how many descriptors are queued in it (Linux 5.6 and later). */
const waiting = /^scm_fds:\s*[1-9]/m;

/**
 * Whether a descriptor is queued in a socket of one of these processes. It may be the connection, and no process
 * holds it meanwhile. `connection`: its inode, in which only what Hubkey sent can be queued.
 */
export const isAnyInFlight = (proc: Proc, pids: readonly number[], connection: string): boolean =>
  pids.some((pid) => {
    const sockets = openSockets(proc, pid);
    if (sockets === 'unreadable') return false;
    return [...sockets].some(
      ([inode, fd]) => inode !== connection && waiting.test(proc.text(pid, `fdinfo/${fd}`) ?? ''),
    );
  });
