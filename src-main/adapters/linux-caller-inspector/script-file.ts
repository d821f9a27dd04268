import { realpathSync } from 'node:fs';
import { basename, isAbsolute, normalize } from 'node:path';
import { sameFile, type FileFacts } from '../../domain/program-facts.ts';
import { fileAt } from './file-at.ts';
import type { Proc } from './proc.ts';

/** These read their script as they run, so they have it open. */
const holdTheirScript = /^(r|d|b)?ash$|^(ba|z|ya)?sh$|^(m|ok|pd|lk)?ksh\d*$/;
/** What most have open, and which nobody but root can make a file. */
const noFile = '/dev/null';
/** The descriptor flags for the access mode (O_ACCMODE), and O_CLOEXEC: open(2). */
const accessMode = 0o3;
const closeOnExec = 0o2000000;

/**
 * The file of the script that an interpreter was started with as `named`. Null if the process could have made
 * it look like another file: only facts that it can't change while it runs count.
 */
export function scriptFile(proc: Proc, pid: number, tool: string, named: string): FileFacts | null {
  if (!holdTheirScript.test(tool)) return lyingScript(named);
  return openScript(ownFiles(proc, pid, tool === 'zsh' ? isHigh : isOwn), named);
}

/** The file that a shell has open for itself: a script can open further files, but can't close this one. */
function openScript([script, ...others]: readonly FileFacts[], named: string): FileFacts | null {
  if (!script || others.length > 0) return null;
  if (basename(script.path) === basename(named)) return script;
  const linked = isAbsolute(named) ? fileAt(named) : null;
  return linked && sameFile(linked, script) ? script : null;
}

/** Other interpreters close their script, so its path must be absolute and without links. */
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
/** Shells mark their script close-on-exec, which files that a script opens or inherits are not. */
const isOwn: Choice = (_fd, flags) => (flags & closeOnExec) !== 0;
/** zsh doesn't, but it has its script on a descriptor that `exec 9<file` can't reach. */
const isHigh: Choice = (fd) => fd >= 10;

/** The files that a process has open for reading, among the chosen descriptors. */
function ownFiles(proc: Proc, pid: number, isChosen: Choice): FileFacts[] {
  const open = proc.openFiles(pid);
  if (open === 'unreadable') return [];
  return [...open].flatMap(([fd, path]) => {
    const file =
      path.startsWith('/') && path !== noFile ? fileAt(proc.path(pid, `fd/${fd}`), path) : null;
    if (!file) return [];
    const flags = flagsOf(proc.text(pid, `fdinfo/${fd}`) ?? '');
    return (flags & accessMode) === 0 && isChosen(Number(fd), flags) ? [file] : [];
  });
}

/** In octal: proc_pid_fdinfo(5). */
const flagsOf = (info: string): number => parseInt(/^flags:\s*(\d+)$/m.exec(info)?.[1] ?? '0', 8);
