import type { CallerFacts, TerminalFacts } from '../../domain/caller-facts.ts';
import { parentsOf } from '../callers/parents-of.ts';
import { readProgram } from '../callers/read-program.ts';
import { unknownCaller } from '../callers/unknown-caller.ts';
import { ancestors, nearAncestors } from './beside.ts';
import { isAnyInFlight } from './in-flight.ts';
import { socketLink } from './open-sockets.ts';
import { ProcPrograms } from './proc-programs.ts';
import type { Proc, ProcSnapshot } from './proc.ts';
import { isRunning } from './process-stat.ts';
import type { Holder } from './sole-holder.ts';

/**
 * Describes the process that has a connection open. `live` reads its state afterwards, as it may end
 * meanwhile. `allParents`: see `CallerInspector`.
 */
export function describeCaller(
  snapshot: ProcSnapshot,
  live: Proc,
  { pid, fd, inode }: Holder,
  allParents: boolean,
): CallerFacts {
  const programs = new ProcPrograms(snapshot);
  const program = readProgram(programs, pid);
  if (!program) return unknownCaller('hidden');
  const { executable } = program;
  if (!executable) return unknownCaller(snapshot.seesWhatWeSee(pid) ? 'replaced' : 'namespace');
  if (isAnyInFlight(snapshot, [pid, ...nearAncestors(snapshot, pid)], inode)) {
    return unknownCaller('shared');
  }
  const terminal = terminalOf(snapshot, pid);
  // The terminal is one of those above.
  const all = allParents || terminal !== null;
  const parents = parentsOf(programs, program, ancestors(snapshot, pid), all);
  // The process may have ended while it was read, and its pid may be reused.
  const still =
    isRunning(live.stat(pid), program) && live.link(pid, `fd/${fd}`) === socketLink(inode);
  if (!still) return unknownCaller('hidden');
  return { known: 'program', program: { ...program, executable }, parents, terminal };
}

function terminalOf(proc: Proc, pid: number): TerminalFacts | null {
  const { session = 0, terminal = false } = proc.stat(pid) ?? {};
  const leader = terminal ? proc.stat(session) : null;
  // While the session lives, the pid of an ended leader isn't reused.
  if (!leader || leader.ended || leader.session !== session) return null;
  return { pid: session, startTime: leader.startTime, name: leader.name };
}
