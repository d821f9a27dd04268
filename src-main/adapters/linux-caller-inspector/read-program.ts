import { readdirSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { sameFile, type FileFacts, type ProgramFacts } from '../../domain/program-facts.ts';
import { fileAt } from './file-at.ts';
import type { Proc } from './proc.ts';
import { scriptOf } from './script-of.ts';
import { toolOf } from './tool-of.ts';

/** The words that may say what is run; what is behind them may be a secret. */
const maxWords = 8;

/** What a process runs; null where it has gone. */
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
    script: named === null ? null : scriptFile(proc, pid, named),
  };
}

/** The file that runs, by the kernel's own link to it; null where another lies at its path. */
export function executableOf(proc: Proc, pid: number): FileFacts | null {
  const path = proc.link(pid, 'exe');
  const running = path === null ? null : fileAt(proc.path(pid, 'exe'), path);
  const lying = path === null ? null : fileAt(path);
  return running && lying && sameFile(running, lying) ? running : null;
}

/**
 * A shell has its script open, which tells it wherever the shell has gone meanwhile; other interpreters
 * close it, and their script is looked for from the folder where they are.
 */
function scriptFile(proc: Proc, pid: number, named: string): FileFacts | null {
  const open = openFiles(proc, pid).filter(({ path }) => basename(path) === basename(named));
  const [first, ...others] = open;
  if (first) return others.every((other) => sameFile(other, first)) ? first : null;
  const folder = proc.link(pid, 'cwd') ?? '/';
  const path = isAbsolute(named) ? named : join(folder, named);
  // `/dev/fd/3` is another file for each process.
  return /^\/(dev|proc)\//.test(path) ? null : fileAt(path);
}

function openFiles(proc: Proc, pid: number): FileFacts[] {
  try {
    return readdirSync(proc.path(pid, 'fd')).flatMap((fd) => {
      const path = proc.link(pid, `fd/${fd}`);
      const file = path?.startsWith('/') ? fileAt(proc.path(pid, `fd/${fd}`), path) : null;
      return file ? [file] : [];
    });
  } catch {
    return [];
  }
}
