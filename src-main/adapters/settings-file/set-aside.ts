import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import { codeOf } from '../error-code.ts';
import { readPrivateBytesSync, replacePrivateFileSync } from '../private-files/private-file.ts';

const prefix = 'settings.damaged-';

/** A damaged settings file, with the name of its copy. */
export interface Original {
  bytes: Uint8Array;
  name: string;
}

/** Names the copy of a damaged file: an existing copy with the same content, or a new name. */
export function originalOf(folder: string, bytes: Uint8Array, now: number): Original {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const known = knownCopies(folder).find((name) => name.endsWith(`-${hash}.json`));
  return { bytes, name: known ?? `${prefix}${stamp}-${hash}.json` };
}

/** The names of all existing copies. Throws a system error. */
export const copiesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(prefix)) : [];

/** Copies it to the same folder, for a person to repair. The problem is the system's error code. */
export function setAside(folder: string, { bytes, name }: Original): Result<void, string> {
  const path = join(folder, name);
  try {
    if (!isThere(path, bytes)) replacePrivateFileSync(path, bytes);
    return ok();
  } catch (error) {
    return fail(codeOf(error));
  }
}

function knownCopies(folder: string): string[] {
  try {
    return copiesIn(folder);
  } catch {
    return [];
  }
}

function isThere(path: string, bytes: Uint8Array): boolean {
  try {
    return readPrivateBytesSync(path).equals(bytes);
  } catch {
    return false;
  }
}
