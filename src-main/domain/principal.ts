import {
  sameFile,
  sameProcess,
  type FileFacts,
  type ProcessId,
  type ProgramFacts,
} from './program-facts.ts';
import { exhaustive } from './exhaustive.ts';
import { roleOf } from './program-role.ts';

/** On whose behalf a program asks: an answer is remembered for it. */
export type Principal =
  | { kind: 'program'; file: FileFacts }
  | { kind: 'script'; file: FileFacts; interpreter: FileFacts }
  /** An interpreter without a script, such as an interactive shell, or a relay: only that process. */
  | { kind: 'process'; process: ProcessId; file: FileFacts }
  /** Unknown: it can't be told apart from other programs. */
  | { kind: 'nobody' };

/**
 * On whose behalf a program asks, from the caller up through its parents: an interpreter acts for its script, and a
 * carrier for the first program above it that isn't one.
 */
export function principalOf(chain: readonly ProgramFacts[]): Principal {
  const program = chain.find(decides);
  if (!program?.executable) return nobody;
  const { executable, script, pid, startTime } = program;
  const role = roleOf(program);
  switch (role) {
    case 'carrier':
    case 'starter':
      return nobody;
    case 'program':
      return { kind: 'program', file: executable };
    case 'relay':
      return { kind: 'process', process: { pid, startTime }, file: executable };
    case 'interpreter':
      return script
        ? { kind: 'script', file: script, interpreter: executable }
        : { kind: 'process', process: { pid, startTime }, file: executable };
    default:
      return exhaustive(role);
  }
}

/** Whether a program decides who is asking. Those above it are only shown. */
export const decides = (program: ProgramFacts): boolean =>
  program.executable === null || roleOf(program) !== 'carrier';

const nobody: Principal = { kind: 'nobody' };

/** Whether both are proved to be the same. `nobody` is never the same, not even as another `nobody`. */
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
