import { X509Certificate } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';
import {
  nothingManaged,
  unmanaged,
  type ManagedFile,
  type ManagedLoad,
  type ManagedProblem,
} from '../../domain/managed.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { codeOf } from '../error-code.ts';
import { fileText } from '../settings-file/file-text.ts';
import { othersMayChange, type GuardedEntry } from './change-fault.ts';
import { othersMayChangeBy } from './descriptor-fault.ts';
import { readManaged } from './read-managed.ts';

export interface ManagedFileDeps {
  path: string;
  platform: NodeJS.Platform;
  /** The user ids whose files are believed. Without effect on Windows, which has none. */
  owners: readonly number[];
  /** Trusts further authorities, as PEM. */
  trust: (authorities: string) => void;
  /** The security descriptor of a file or folder as text; only Windows is asked. */
  protection: (path: string) => Promise<string | null>;
}

/** Far more than any settings or bundle of authorities has. */
const maxBytes = 4 * 1_024 * 1_024;

/** Reads the organisation's settings. They are believed only where nobody but administrators could change them. */
export async function loadManaged(deps: ManagedFileDeps): Promise<ManagedLoad> {
  const { path, trust } = deps;
  if (!isThere(path)) return nothingManaged;
  const content = await readProtected(deps, path, 'settings');
  if (!content.ok) return { managed: unmanaged, refused: { path, problem: content.problem } };
  const { managed, problem } = readManaged(content.value);
  const authorities =
    managed.authorities === null ? ok(null) : await readAuthorities(deps, managed.authorities);
  if (authorities.ok && authorities.value !== null) trust(authorities.value);
  const found = problem ?? (authorities.ok ? null : authorities.problem);
  return {
    managed: authorities.ok ? managed : { ...managed, authorities: null },
    refused: found && { path, problem: found },
  };
}

/** Anything of that name counts: a broken link there is a fault, and no missing file. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return codeOf(error) !== 'ENOTDIR';
  }
}

async function readAuthorities(
  deps: ManagedFileDeps,
  path: string,
): Promise<Result<string, ManagedProblem>> {
  const content = await readProtected(deps, path, 'authorities');
  if (!content.ok) return content;
  try {
    // Throws where the first one is no certificate.
    new X509Certificate(content.value);
    return content;
  } catch {
    return fail({ kind: 'no-certificate', path });
  }
}

/** The text of a file that only administrators can change. */
async function readProtected(
  deps: ManagedFileDeps,
  path: string,
  of: ManagedFile,
): Promise<Result<string, ManagedProblem>> {
  try {
    const unprotected = await unprotectedPart(deps, path);
    if (unprotected !== null) return fail({ kind: 'unprotected', path: unprotected, of });
    const windows = deps.platform === 'win32';
    const flags = windows ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const file = openSync(path, constants.O_RDONLY | flags);
    try {
      const stats = fstatSync(file);
      if (stats.size > maxBytes) return fail({ kind: 'unreadable', path, code: 'EFBIG' });
      // Asked of what is open: it may not be what was there a moment ago.
      if (!windows && mayChange(deps, stats, 'file'))
        return fail({ kind: 'unprotected', path, of });
      return ok(fileText(readFileSync(file)));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return fail({ kind: 'unreadable', path, code: codeOf(error) });
  }
}

/** The file, or the folder on the way to it, that others may change; null: there is none. */
async function unprotectedPart(deps: ManagedFileDeps, path: string): Promise<string | null> {
  if (deps.platform === 'win32') {
    for (const part of [dirname(path), path]) {
      const descriptor = lstatSync(part).isSymbolicLink() ? null : await deps.protection(part);
      if (descriptor === null || othersMayChangeBy(descriptor)) return part;
    }
    return null;
  }
  for (let part = dirname(path); ; part = dirname(part)) {
    if (mayChange(deps, lstatSync(part), 'folder')) return part;
    if (part === dirname(part)) break;
  }
  return mayChange(deps, lstatSync(path), 'file') ? path : null;
}

const mayChange = (
  { owners, platform }: ManagedFileDeps,
  stats: Stats,
  as: 'file' | 'folder',
): boolean => othersMayChange(entryOf(stats), as, owners, platform);

function entryOf(stats: Stats): GuardedEntry {
  const { uid, gid, mode } = stats;
  const kind = stats.isFile()
    ? 'file'
    : stats.isDirectory()
      ? 'folder'
      : stats.isSymbolicLink()
        ? 'link'
        : 'other';
  return { kind, uid, gid, mode: mode & 0o7777 };
}
