import { basename } from 'node:path';
import { sameFile, type FileFacts, type ProgramFacts } from '../../domain/program-facts.ts';
import { sshHostOf } from '../../domain/ssh-host.ts';
import { fileAt } from './file-at.ts';
import type { Proc } from './proc.ts';
import type { ProcessStat } from './process-stat.ts';
import { scriptFile } from './script-file.ts';
import { scriptOf, takesScripts } from './script-of.ts';
import { isManyTools, toolOf } from './tool-of.ts';

/** How many words may say what is run; later ones may be secrets. */
const maxWords = 8;

/** The program that a process runs; null if it has ended. `wasBefore`: whether a time, in ns since the epoch, was before its start. */
export function readProgram(
  proc: Proc,
  pid: number,
  wasBefore: (timeNs: bigint, stat: ProcessStat) => boolean,
): ProgramFacts | null {
  const stat = proc.stat(pid);
  if (!stat || stat.ended) return null;
  const executable = proc.seesWhatWeSee(pid) ? executableOf(proc, pid) : null;
  if (!executable) return programByName(pid, stat);
  const { tool, words } = toolOf(executable.path, wordsOf(proc, pid, executable.path));
  const named = scriptOf(tool, words);
  const script = named === null ? null : scriptFile(proc, pid, tool, named);
  const scriptUnchanged = script !== null && wasBefore(BigInt(script.changed), stat);
  const { startTime, name } = stat;
  const program = { pid, startTime, name, executable, tool, script, scriptUnchanged };
  return tool === 'ssh' ? { ...program, sshHost: sshHostOf(argumentsOf(proc, pid)) } : program;
}

/** What a process's name alone tells. */
export const programByName = (pid: number, { startTime, name }: ProcessStat): ProgramFacts => ({
  pid,
  startTime,
  name,
  executable: null,
  tool: name,
  script: null,
  scriptUnchanged: false,
});

/** Read only for programs whose arguments name a tool or script, as this costs as much as all the rest. */
function wordsOf(proc: Proc, pid: number, executable: string): string[] {
  if (!takesScripts(basename(executable)) && !isManyTools(executable)) return [];
  return commandLine(proc, pid).slice(0, maxWords);
}

const argumentsOf = (proc: Proc, pid: number): string[] => commandLine(proc, pid).slice(1, -1);

/** Each word ends in a zero byte, so the last one here is empty. */
const commandLine = (proc: Proc, pid: number): string[] =>
  (proc.text(pid, 'cmdline') ?? '').split('\0');

/** The running file, from the kernel's own link to it; null if a different file is at its path. */
function executableOf(proc: Proc, pid: number): FileFacts | null {
  const path = proc.link(pid, 'exe');
  const running = path === null ? null : fileAt(proc.path(pid, 'exe'), path);
  const lying = path === null ? null : fileAt(path);
  return running && lying && sameFile(running, lying) ? running : null;
}
