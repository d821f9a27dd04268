import {
  sameFile,
  sameProcess,
  type FileFacts,
  type ProcessId,
  type ProgramFacts,
} from './program-facts.ts';
import { principalOf, samePrincipal, type Principal } from './principal.ts';

/** Who holds the other end of a connection, as far as that is proved. */
export type CallerFacts =
  | {
      known: 'program';
      program: ProgramFacts & { executable: FileFacts };
      /** Who started it, nearest first. */
      parents: readonly ProgramFacts[];
      /** The leader of its session, where that has a terminal and is still there. */
      terminal: TerminalFacts | null;
    }
  | { known: 'nothing'; why: UnknownCaller };

/**
 * socket: a Unix socket does not tell · platform: this system does not tell · hidden: its process could
 * not be found or read, or has gone · shared: several programs hold the connection · namespace: it sees
 * other files than we do · replaced: the file that runs is not the one at its path · beside: a program
 * that can't be read runs beside it, and may share its connection.
 */
export type UnknownCaller =
  'socket' | 'platform' | 'hidden' | 'shared' | 'namespace' | 'replaced' | 'beside';

/** A terminal's session, by its leader: mostly the shell with the prompt. */
export interface TerminalFacts extends ProcessId {
  name: string;
}

/** Whose wish it is; nobody's where the caller is not known. */
export const principalOfCaller = (caller: CallerFacts): Principal =>
  caller.known === 'program'
    ? principalOf([caller.program, ...caller.parents])
    : { kind: 'nobody' };

/** Whether both tell of the same process running the same file for the same principal. */
export function sameCaller(left: CallerFacts, right: CallerFacts): boolean {
  if (left.known === 'nothing' || right.known === 'nothing') return left.known === right.known;
  const [mine, yours] = [principalOfCaller(left), principalOfCaller(right)];
  return (
    sameProcess(left.program, right.program) &&
    sameFile(left.program.executable, right.program.executable) &&
    (samePrincipal(mine, yours) || (mine.kind === 'nobody' && yours.kind === 'nobody'))
  );
}
