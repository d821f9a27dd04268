import { ancestorsOf } from '../callers/ancestors.ts';
import type { Proc } from './proc.ts';
import type { ProcessStat } from './process-stat.ts';

/**
 * Whether a process that can't be inspected is closely enough related to the caller to share its connection.
 *
 * A connection reaches another process by fork, or by a message between two that cooperate. On any
 * desktop some programs can't be inspected (agents, keyrings, a browser's own processes), so their existence
 * means nothing; counting them all would make every caller unknown. Only relatives count: a process in the
 * caller's session, one started by such a process, one started by the caller, and one that started
 * the caller. Our own processes don't count, nor does the service manager, nor a more distant parent that another
 * user's process created for a login. A program that cuts all these ties first is missed: the check only slows it down.
 */
export function isAnyBeside(proc: Proc, caller: number, unreadable: readonly number[]): boolean {
  if (unreadable.length === 0) return false;
  const session = sessionOf(proc, caller);
  const starters = [...ancestors(proc, caller)];
  return unreadable.some((pid) => {
    const stat = proc.stat(pid);
    if (!stat || stat.ended) return false;
    const above = [...ancestors(proc, pid)];
    if (above.includes(process.pid)) return false;
    if (starters.includes(pid)) {
      const near = pid === starters[0] || isOf(session, proc, pid);
      return !isServiceManager(proc, stat) && (near || !isOfAnothers(proc, stat));
    }
    return [pid, ...above].some((relative) => relative === caller || isOf(session, proc, relative));
  });
}

/** The parents of a process, nearest first, each read only once it is asked for. */
export const ancestors = (proc: Proc, pid: number): Iterable<number> =>
  ancestorsOf((of) => proc.stat(of)?.parent ?? null, pid);

/** Its parent, and the ancestors in its session: a process shares descriptors with them from its start. */
export function nearAncestors(proc: Proc, pid: number): number[] {
  const session = proc.stat(pid)?.session;
  const near: number[] = [];
  let below = pid;
  for (const ancestor of ancestors(proc, pid)) {
    // A session is its leader and what that started, so nothing above the leader is in it.
    if (near.length > 0 && below === session) break;
    if (near.length === 0 || proc.stat(ancestor)?.session === session) near.push(ancestor);
    below = ancestor;
  }
  return near;
}

/** Null if its leader is outside our namespace (0): all such processes would seem to share a session. */
const sessionOf = (proc: Proc, pid: number): number | null => proc.stat(pid)?.session || null;

const isOf = (session: number | null, proc: Proc, pid: number): boolean =>
  session !== null && sessionOf(proc, pid) === session;

/** The user's service manager is a child of init and older than Hubkey: orphans become children of init too. */
const isServiceManager = (proc: Proc, { parent, startTime }: ProcessStat): boolean =>
  parent === 1 && BigInt(startTime) < BigInt(proc.stat(process.pid)?.startTime ?? '0');

/** For example the login process of an SSH session, whose parent belongs to root. */
const isOfAnothers = (proc: Proc, { parent }: ProcessStat): boolean =>
  parent !== 1 && proc.user(parent) !== proc.user(process.pid);
