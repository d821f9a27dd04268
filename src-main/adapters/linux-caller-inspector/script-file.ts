import { readdirSync, realpathSync } from 'node:fs';
import { basename, isAbsolute, normalize } from 'node:path';
import { sameFile, type FileFacts } from '../../domain/program-facts.ts';
import { fileAt } from './file-at.ts';
import type { Proc } from './proc.ts';

/** These read their script as they run, so they hold it open. */
const holdTheirScript = /^(r|d|b)?ash$|^(ba|z|ya)?sh$|^(m|ok|pd|lk)?ksh\d*$/;
/** Of a descriptor's flags, those that tell reading from writing (O_ACCMODE), and O_CLOEXEC: open(2). */
const accessMode = 0o3;
const closeOnExec = 0o2000000;

/**
 * The file of the script that an interpreter was given as `named`. Null where the process could have made
 * it look like another one: only what it can't change while it runs is believed.
 */
export function scriptFile(proc: Proc, pid: number, tool: string, named: string): FileFacts | null {
  if (!holdTheirScript.test(tool)) return lyingScript(named);
  return openScript(ownFiles(proc, pid, tool === 'zsh' ? isHigh : isOwn), named);
}

/** The only file that a shell keeps for itself: a script can open others beside it, and not end that one. */
function openScript([script, ...others]: readonly FileFacts[], named: string): FileFacts | null {
  if (!script || others.length > 0) return null;
  if (basename(script.path) === basename(named)) return script;
  const linked = isAbsolute(named) ? fileAt(named) : null;
  return linked && sameFile(linked, script) ? script : null;
}

/** Other interpreters close their script: its name has to lead to the same file from any folder, and through no link. */
function lyingScript(named: string): FileFacts | null {
  const path = normalize(named);
  // `/dev/fd/3` is another file for each process.
  if (!isAbsolute(path) || /^\/(dev|proc)\//.test(path)) return null;
  try {
    return realpathSync.native(path) === path ? fileAt(path) : null;
  } catch {
    return null;
  }
}

type Choice = (fd: number, flags: number) => boolean;
/** Shells have their script closed by exec, which none of those is that a script opens or was given. */
const isOwn: Choice = (_fd, flags) => (flags & closeOnExec) !== 0;
/** zsh does not, but it keeps its script where `exec 9<file` can't get. */
const isHigh: Choice = (fd) => fd >= 10;

/** The files that a process has open for reading, of the descriptors that are chosen. */
function ownFiles(proc: Proc, pid: number, isChosen: Choice): FileFacts[] {
  try {
    return readdirSync(proc.path(pid, 'fd')).flatMap((fd) => {
      const flags = flagsOf(proc.text(pid, `fdinfo/${fd}`) ?? '');
      if ((flags & accessMode) !== 0 || !isChosen(Number(fd), flags)) return [];
      const path = proc.link(pid, `fd/${fd}`);
      const file = path?.startsWith('/') ? fileAt(proc.path(pid, `fd/${fd}`), path) : null;
      return file ? [file] : [];
    });
  } catch {
    return [];
  }
}

/** In octal: proc_pid_fdinfo(5). */
const flagsOf = (info: string): number => parseInt(/^flags:\s*(\d+)$/m.exec(info)?.[1] ?? '0', 8);
