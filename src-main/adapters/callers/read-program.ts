import type { FileFacts, ProgramFacts } from '../../domain/program-facts.ts';
import { sshHostOf } from '../../domain/ssh-host.ts';
import { scriptOf, takesScripts } from './script-of.ts';
import { isManyTools, toolName, toolOf } from './tool-of.ts';

/** How many words may say what is run; later ones may be secrets. */
const maxWords = 8;

/** What a system shows of a process in any case. */
export interface NamedProcess {
  name: string;
  /** In the system's own unit. */
  startTime: string;
}

/** What a system shows of its processes during one inspection. */
export interface ProgramSource {
  /** Null: it has ended, or can't be read. */
  stat(pid: number): NamedProcess | null;
  /** The running file; null if it is hidden, or if a different file is at its path. */
  executable(pid: number): FileFacts | null;
  /** The words it was started with, beginning with what it was called as. */
  commandLine(pid: number): readonly string[];
  /** The file of the script that an interpreter was started with as `named`; null in case of doubt. */
  script(pid: number, tool: string, named: string): FileFacts | null;
  /** Whether a time, in ns since the epoch, was before the process started; false if that isn't certain. */
  wasBeforeStart(timeNs: bigint, pid: number): boolean;
}

/** The program that a process runs; null if it has ended. */
export function readProgram(source: ProgramSource, pid: number): ProgramFacts | null {
  const stat = source.stat(pid);
  if (!stat) return null;
  const executable = source.executable(pid);
  if (!executable) return programByName(pid, stat);
  const { tool, words } = toolOf(executable.path, wordsOf(source, pid, executable.path));
  const named = scriptOf(tool, words);
  const script = named === null ? null : source.script(pid, tool, named);
  const scriptUnchanged = script !== null && source.wasBeforeStart(BigInt(script.changed), pid);
  const { startTime, name } = stat;
  const program = { pid, startTime, name, executable, tool, script, scriptUnchanged };
  if (tool !== 'ssh') return program;
  return { ...program, sshHost: sshHostOf(source.commandLine(pid).slice(1)) };
}

/** What a process's name alone tells. */
export const programByName = (pid: number, { startTime, name }: NamedProcess): ProgramFacts => ({
  pid,
  startTime,
  name,
  executable: null,
  tool: name,
  script: null,
  scriptUnchanged: false,
});

/** Read only for programs whose arguments name a tool or script, as this costs as much as all the rest. */
function wordsOf(source: ProgramSource, pid: number, executable: string): readonly string[] {
  if (!takesScripts(toolName(executable)) && !isManyTools(executable)) return [];
  return source.commandLine(pid).slice(0, maxWords);
}
