import { sameFile, type FileFacts, type ProgramFacts } from '../../domain/program-facts.ts';
import { fileAt } from './file-at.ts';
import type { Proc } from './proc.ts';
import { scriptFile } from './script-file.ts';
import { scriptOf } from './script-of.ts';
import { toolOf } from './tool-of.ts';

/** How many words may say what is run; later ones may be secrets. */
const maxWords = 8;

/** The program that a process runs; null if it has ended. */
export function readProgram(proc: Proc, pid: number): ProgramFacts | null {
  const stat = proc.stat(pid);
  if (!stat || stat.ended) return null;
  const executable = proc.seesWhatWeSee(pid) ? executableOf(proc, pid) : null;
  const words = (proc.text(pid, 'cmdline') ?? '').split('\0').slice(0, maxWords);
  const { tool, words: rest } = executable
    ? toolOf(executable.path, words)
    : { tool: stat.name, words: [] };
  const named = scriptOf(tool, rest);
  return {
    pid,
    startTime: stat.startTime,
    name: stat.name,
    executable,
    tool,
    script: named === null ? null : scriptFile(proc, pid, tool, named),
  };
}

/** The running file, from the kernel's own link to it; null if a different file is at its path. */
function executableOf(proc: Proc, pid: number): FileFacts | null {
  const path = proc.link(pid, 'exe');
  const running = path === null ? null : fileAt(proc.path(pid, 'exe'), path);
  const lying = path === null ? null : fileAt(path);
  return running && lying && sameFile(running, lying) ? running : null;
}
