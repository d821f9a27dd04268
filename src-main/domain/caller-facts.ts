import {
  sameFile,
  sameProcess,
  type FileFacts,
  type ProcessId,
  type ProgramFacts,
} from './program-facts.ts';
import { roleOf } from './program-role.ts';
import { decides, principalOf, samePrincipal, type Principal } from './principal.ts';

/** Which program is at the other end of a connection, as far as that can be proved. */
export type CallerFacts =
  | {
      known: 'program';
      program: ProgramFacts & { executable: FileFacts };
      /**
       * Its parent processes, nearest first: in full up to the one that decides who is asking. Above that by
       * name only, and only where it runs in a terminal or they were asked for.
       */
      parents: readonly ProgramFacts[];
      /** The leader of its session, if the session has a terminal and the leader still runs. */
      terminal: TerminalFacts | null;
    }
  | { known: 'nothing'; why: UnknownCaller };

/**
 * socket: this system doesn't show it for a Unix socket · platform: this system doesn't show it · hidden: its
 * process could not be found or read, or has ended · user: it runs as another user · shared: several programs
 * have the connection open · namespace: it sees different files · replaced: the running file is not the one at
 * its path · beside: a program that can't be inspected runs beside it and may share its connection.
 */
export type UnknownCaller =
  'socket' | 'platform' | 'hidden' | 'user' | 'shared' | 'namespace' | 'replaced' | 'beside';

/** A terminal session, identified by its leader: in general the interactive shell. */
export interface TerminalFacts extends ProcessId {
  name: string;
}

/** On whose behalf the caller asks; `nobody` if the caller is unknown. */
export const principalOfCaller = (caller: CallerFacts): Principal =>
  caller.known === 'program'
    ? principalOf([caller.program, ...caller.parents])
    : { kind: 'nobody' };

/**
 * Whether the content of the program or script that asks is what runs. A script that was changed after its
 * start may have been another one then, so its content proves nothing.
 */
export function isWhatRuns(caller: CallerFacts): boolean {
  if (caller.known === 'nothing') return false;
  const program = [caller.program, ...caller.parents].find(decides);
  return program !== undefined && (program.script === null || program.scriptUnchanged);
}

/** The relay through which programs on another computer ask; null: the caller runs on this one. */
export function relayOf(caller: CallerFacts): ProgramFacts | null {
  if (caller.known === 'nothing') return null;
  const program = [caller.program, ...caller.parents].find(decides);
  return program?.executable && roleOf(program) === 'relay' ? program : null;
}

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
