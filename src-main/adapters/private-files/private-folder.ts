import { lstatSync, mkdirSync, readlinkSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import {
  faultOfLink,
  faultOfOwn,
  faultOnTheWay,
  type EntryFacts,
  type FolderProblem,
} from '../../domain/folder-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { codeOf } from '../error-code.ts';
import { isSharedGroup } from './private-group.ts';

/** The kernel's limit for links on one path (path_resolution(7)). */
const maxLinks = 40;

/** `target`: where a link leads. */
type Entry = EntryFacts & { target: string };

/** Creates a folder with mode 0700, or accepts an existing one whose contents nobody else can change. */
export function makePrivateFolder(
  path: string,
  { sealed = false } = {},
): Result<void, FolderProblem> {
  const uid = process.getuid?.();
  // Windows has no modes: the folder is protected by its inherited permissions.
  if (uid === undefined) return made(path);
  if (!isAbsolute(path)) return fail({ kind: 'closed', path });
  const found = inspect(path, uid, sealed);
  if (!found.ok || found.value === 'there') return found.ok ? ok() : found;
  const created = made(path);
  if (!created.ok) return created;
  // Another process may have created it first.
  const again = inspect(path, uid, sealed);
  return again.ok ? ok() : again;
}

function made(path: string): Result<void, FolderProblem> {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return ok();
  } catch {
    return fail({ kind: 'closed', path });
  }
}

/**
 * Follows a path like the kernel, level by level: each folder and link on it must belong to root or
 * this user, and nobody else may be able to replace the next one. `absent`: from some level on nothing exists.
 */
function inspect(
  path: string,
  uid: number,
  sealed: boolean,
): Result<'there' | 'absent', FolderProblem> {
  let at = '/';
  let folder = entryAt(at);
  let rest = path.split('/');
  let links = 0;
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (name === '' || name === '.') continue;
    const next = name === '..' ? dirname(at) : join(at, name);
    let entry: Entry;
    try {
      entry = entryAt(next);
    } catch (error) {
      return codeOf(error) === 'ENOENT' ? ok('absent') : fail({ kind: 'closed', path: next });
    }
    const isLink = entry.kind === 'link';
    const fault = isLink ? faultOfLink(entry, folder, uid) : faultOnTheWay(entry, uid);
    if (fault) return fail({ kind: fault, path: next });
    if (!isLink) {
      [at, folder] = [next, entry];
      continue;
    }
    links += 1;
    if (links > maxLinks) return fail({ kind: 'link', path: next });
    rest = [...entry.target.split('/'), ...rest];
    if (entry.target.startsWith('/')) [at, folder] = ['/', entryAt('/')];
  }
  const fault = faultOfOwn(folder, uid, sealed);
  return fault ? fail({ kind: fault, path: at }) : ok('there');

  function entryAt(where: string): Entry {
    const stats = lstatSync(where);
    const kind = kindOf(stats);
    return {
      kind,
      uid: stats.uid,
      mode: stats.mode & 0o7777,
      sharedGroup: (stats.mode & 0o020) !== 0 && isSharedGroup(stats.gid, uid),
      target: kind === 'link' ? readlinkSync(where) : '',
    };
  }
}

function kindOf(stats: Stats): EntryFacts['kind'] {
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'other';
}
