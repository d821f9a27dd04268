import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { InstallProblem } from '../../domain/updates/update-problem.ts';
import { codeOf } from '../error-code.ts';

/** In bytes. */
const chunkSize = 1 << 20;

/** Where a new version is written before it takes a program's place: in the same folder, so that a rename does it. */
export const draftOf = (program: string): string =>
  join(dirname(program), `.${basename(program)}.update`);

/**
 * Replaces a program by a file that has this SHA-512 (base64), at once and for good: whatever fails, and whenever the
 * computer stops, the old program or the complete new one is there, by the same name.
 */
export function replaceProgram(
  program: string,
  file: string,
  sha512: string,
): Result<void, InstallProblem> {
  const draft = draftOf(program);
  try {
    rmSync(draft, { force: true });
    const outcome = copyProved(file, draft, { sha512, mode: statSync(program).mode & 0o777 });
    if (outcome.ok) {
      renameSync(draft, program);
      syncFolder(dirname(program));
    } else rmSync(draft, { force: true });
    return outcome;
  } catch (error) {
    removeIfPossible(draft);
    return fail(isFull(error) ? 'disk-full' : 'not-replaced');
  }
}

const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(codeOf(error));

/** What is hashed is what is written, so a change of the file meanwhile is found. */
function copyProved(
  from: string,
  to: string,
  { sha512, mode }: { sha512: string; mode: number },
): Result<void, InstallProblem> {
  const source = openSync(from, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const target = openSync(to, 'wx', mode);
    try {
      const hash = createHash('sha512');
      const chunk = Buffer.alloc(chunkSize);
      for (let size; (size = readSync(source, chunk)) > 0;) {
        const part = chunk.subarray(0, size);
        hash.update(part);
        writeAll(target, part);
      }
      if (hash.digest('base64') !== sha512) return fail('changed');
      // Whatever this user's umask takes away.
      fchmodSync(target, mode);
      fsyncSync(target);
      return ok();
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

/** write(2) may write less. */
function writeAll(file: number, part: Uint8Array): void {
  for (let written = 0; written < part.length;) written += writeSync(file, part, written);
}

/** A rename outlives a power cut only then (fsync(2)); not every file system can do it. */
function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // The new version is in place nonetheless.
  }
}

function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is removed at the next start.
  }
}
