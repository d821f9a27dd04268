import { realpathSync } from 'node:fs';
import { basename, isAbsolute, normalize } from 'node:path';
import { sameFile, type FileFacts } from '../../domain/program-facts.ts';
import { fileAt } from './file-at.ts';

/** A descriptor with which a process has a file open for reading. */
export interface OpenFile {
  fd: number;
  closeOnExec: boolean;
}

/** These read their script as they run, so they have it open. */
const holdTheirScript = /^(r|d|b)?ash$|^(ba|z|ya)?sh$|^(m|ok|pd|lk)?ksh\d*$/;

/** Shells mark their script close-on-exec, which files that a script opens or inherits are not. */
const isOwn = ({ closeOnExec }: OpenFile): boolean => closeOnExec;
/** zsh doesn't, but it has its script on a descriptor that `exec 9<file` can't reach. */
const isHigh = ({ fd }: OpenFile): boolean => fd >= 10;

/**
 * The file of the script that an interpreter was started with as `named`. Null if the process could have made
 * it look like another file: only facts that it can't change while it runs count. `openFiles` reads the files that
 * the process has open for reading, among the chosen descriptors.
 */
export function scriptFile(
  tool: string,
  named: string,
  openFiles: (isChosen: (file: OpenFile) => boolean) => readonly FileFacts[],
): FileFacts | null {
  if (!holdTheirScript.test(tool)) return lyingScript(named);
  return openScript(openFiles(tool === 'zsh' ? isHigh : isOwn), named);
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
