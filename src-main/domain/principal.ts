import {
  sameFile,
  sameProcess,
  type FileFacts,
  type ProcessId,
  type ProgramFacts,
} from './program-facts.ts';
import { exhaustive } from './exhaustive.ts';
import { roleOf } from './program-role.ts';

/** Whose wish it is: what an answer can be remembered for. */
export type Principal =
  | { kind: 'program'; file: FileFacts }
  | { kind: 'script'; file: FileFacts; interpreter: FileFacts }
  /** An interpreter without a script, such as a shell with a prompt: that process alone. */
  | { kind: 'process'; process: ProcessId; file: FileFacts }
  /** Nobody that could be told from others. */
  | { kind: 'nobody' };

/**
 * Whose wish it is, by the programs from the caller up: an interpreter speaks for its script, and what
 * does as it is told for the first one that doesn't.
 */
export function principalOf(chain: readonly ProgramFacts[]): Principal {
  for (const program of chain) {
    const { executable, script, pid, startTime } = program;
    if (!executable) return nobody;
    const role = roleOf(program);
    switch (role) {
      case 'carrier':
        continue;
      case 'starter':
        return nobody;
      case 'program':
        return { kind: 'program', file: executable };
      case 'interpreter':
        return script
          ? { kind: 'script', file: script, interpreter: executable }
          : { kind: 'process', process: { pid, startTime }, file: executable };
      default:
        return exhaustive(role);
    }
  }
  return nobody;
}

const nobody: Principal = { kind: 'nobody' };

/** Whether both are proved to be the same. Nobody is the same as nobody else. */
export function samePrincipal(left: Principal, right: Principal): boolean {
  switch (left.kind) {
    case 'program':
      return right.kind === 'program' && sameFile(left.file, right.file);
    case 'script':
      return (
        right.kind === 'script' &&
        sameFile(left.file, right.file) &&
        sameFile(left.interpreter, right.interpreter)
      );
    case 'process':
      return (
        right.kind === 'process' &&
        sameProcess(left.process, right.process) &&
        sameFile(left.file, right.file)
      );
    case 'nobody':
      return false;
    default:
      return exhaustive(left);
  }
}
