import type { Proc } from './proc.ts';
import type { ProcessStat } from './process-stat.ts';

/** Longer than any chain of starters; a loop can't come about, as pids are read at different times. */
const maxSteps = 64;

/**
 * Whether one of the processes that can't be read is near enough to the caller to share its connection.
 *
 * A connection goes to another process by fork, or by a message between two that work together. On any
 * desktop some programs can't be read (agents, keyrings, a browser's own processes), so that they exist
 * says nothing; to count each would leave every caller unknown. What counts is kin: a process of the
 * caller's session, one that such a process started, one that the caller started, and one that started
 * the caller. Left out are our own processes, the service manager, and farther up the process that another
 * user's made for a login. A program that cuts all these ties before it asks is not seen: a name slows it down, no more.
 */
export function isAnyBeside(proc: Proc, caller: number, unreadable: readonly number[]): boolean {
  if (unreadable.length === 0) return false;
  const session = sessionOf(proc, caller);
  const starters = ancestors(proc, caller);
  return unreadable.some((pid) => {
    const stat = proc.stat(pid);
    if (!stat || stat.ended) return false;
    const above = ancestors(proc, pid);
    if (above.includes(process.pid)) return false;
    if (starters.includes(pid)) {
      const near = pid === starters[0] || isOf(session, proc, pid);
      return !isServiceManager(proc, stat) && (near || !isOfAnothers(proc, stat));
    }
    return [pid, ...above].some((relative) => relative === caller || isOf(session, proc, relative));
  });
}

/** Who started a process, nearest first. */
export function ancestors(proc: Proc, pid: number): number[] {
  const found: number[] = [];
  let at = proc.stat(pid)?.parent ?? 0;
  while (at > 1 && found.length < maxSteps) {
    found.push(at);
    at = proc.stat(at)?.parent ?? 0;
  }
  return found;
}

/** Null where its leader is outside our namespace (0): all such would seem to be of one session. */
const sessionOf = (proc: Proc, pid: number): number | null => proc.stat(pid)?.session || null;

const isOf = (session: number | null, proc: Proc, pid: number): boolean =>
  session !== null && sessionOf(proc, pid) === session;

/** The user's own one is init's child, and older than we are: orphans come to init as well. */
const isServiceManager = (proc: Proc, { parent, startTime }: ProcessStat): boolean =>
  parent === 1 && BigInt(startTime) < BigInt(proc.stat(process.pid)?.startTime ?? '0');

/** Such as the login of an SSH session: its parent is root's. */
const isOfAnothers = (proc: Proc, { parent }: ProcessStat): boolean =>
  parent !== 1 && proc.user(parent) !== proc.user(process.pid);
