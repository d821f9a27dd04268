import {
  sameFile,
  sameProcess,
  type FileFacts,
  type ProcessId,
  type ProgramFacts,
} from './program-facts.ts';
import { principalOf, samePrincipal, type Principal } from './principal.ts';

/** Which program is at the other end of a connection, as far as that can be proved. */
export type CallerFacts =
  | {
      known: 'program';
      program: ProgramFacts & { executable: FileFacts };
      /** Its parent processes, nearest first. */
      parents: readonly ProgramFacts[];
      /** The leader of its session, if the session has a terminal and the leader still runs. */
      terminal: TerminalFacts | null;
    }
  | { known: 'nothing'; why: UnknownCaller };

/**
 * socket: a Unix socket doesn't show it · platform: this system doesn't show it · hidden: its process could
 * not be found or read, or has ended · shared: several programs have the connection open · namespace: it sees
 * different files · replaced: the running file is not the one at its path · beside: a program
 * that can't be inspected runs beside it and may share its connection.
 */
export type UnknownCaller =
  'socket' | 'platform' | 'hidden' | 'shared' | 'namespace' | 'replaced' | 'beside';

/** A terminal session, identified by its leader: in general the interactive shell. */
export interface TerminalFacts extends ProcessId {
  name: string;
}

/** On whose behalf the caller asks; `nobody` if the caller is unknown. */
export const principalOfCaller = (caller: CallerFacts): Principal =>
  caller.known === 'program'
    ? principalOf([caller.program, ...caller.parents])
    : { kind: 'nobody' };

/** Whether both describe the same process running the same file for the same principal. */
export function sameCaller(left: CallerFacts, right: CallerFacts): boolean {
  if (left.known === 'nothing' || right.known === 'nothing') return left.known === right.known;
  const [mine, yours] = [principalOfCaller(left), principalOfCaller(right)];
  return (
    sameProcess(left.program, right.program) &&
    sameFile(left.program.executable, right.program.executable) &&
    (samePrincipal(mine, yours) || (mine.kind === 'nobody' && yours.kind === 'nobody'))
  );
}
