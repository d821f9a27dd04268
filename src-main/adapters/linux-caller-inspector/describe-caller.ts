import type { CallerFacts, TerminalFacts, UnknownCaller } from '../../domain/caller-facts.ts';
import { decides } from '../../domain/principal.ts';
import type { ProgramFacts } from '../../domain/program-facts.ts';
import { ancestorsOf, nearAncestors } from './beside.ts';
import { isAnyInFlight } from './in-flight.ts';
import { socketLink } from './open-sockets.ts';
import type { Proc, ProcSnapshot } from './proc.ts';
import type { Holder } from './sole-holder.ts';
import { isRunning } from './process-stat.ts';
import { programByName, readProgram } from './read-program.ts';
import { wasBeforeStart } from './process-age.ts';

const maxParents = 12;

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
  const read = (of: number): ProgramFacts | null =>
    readProgram(snapshot, of, (timeNs, stat) => wasBeforeStart(timeNs, stat, snapshot.moment()));
  const program = read(pid);
  if (!program) return nothing('hidden');
  const { executable } = program;
  if (!executable) return nothing(snapshot.seesWhatWeSee(pid) ? 'replaced' : 'namespace');
  if (isAnyInFlight(snapshot, [pid, ...nearAncestors(snapshot, pid)], inode))
    return nothing('shared');
  const terminal = terminalOf(snapshot, pid);
  // The terminal is one of those above.
  const parents = parentsOf(snapshot, program, read, allParents || terminal !== null);
  // The process may have ended while it was read, and its pid may be reused.
  const still =
    isRunning(live.stat(pid), program) && live.link(pid, `fd/${fd}`) === socketLink(inode);
  if (!still) return nothing('hidden');
  return { known: 'program', program: { ...program, executable }, parents, terminal };
}

/** In full up to the program that made the decision to call: each costs some 0.05 ms. */
function parentsOf(
  proc: Proc,
  program: ProgramFacts,
  read: (pid: number) => ProgramFacts | null,
  all: boolean,
): ProgramFacts[] {
  const parents: ProgramFacts[] = [];
  let decided = decides(program);
  if (decided && !all) return parents;
  for (const pid of ancestorsOf(proc, program.pid)) {
    const stat = proc.stat(pid);
    const parent = decided ? stat && programByName(pid, stat) : read(pid);
    if (!parent) break;
    parents.push(parent);
    decided ||= decides(parent);
    if (parents.length === maxParents || (decided && !all)) break;
  }
  return parents;
}

function terminalOf(proc: Proc, pid: number): TerminalFacts | null {
  const { session = 0, terminal = false } = proc.stat(pid) ?? {};
  const leader = terminal ? proc.stat(session) : null;
  // While the session lives, the pid of an ended leader isn't reused.
  if (!leader || leader.ended || leader.session !== session) return null;
  return { pid: session, startTime: leader.startTime, name: leader.name };
}

const nothing = (why: UnknownCaller): CallerFacts => ({ known: 'nothing', why });
