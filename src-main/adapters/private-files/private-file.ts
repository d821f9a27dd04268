import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';

/** Follows no link, and doesn't block if there is a pipe instead of a file (open(2)). Windows has neither flag. */
const guarded = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Opens a regular file of this user; `flags` as for open(2). Rejects with a system error. */
export async function openPrivateFile(path: string, flags: number): Promise<FileHandle> {
  const file = await open(path, flags | guarded, 0o600);
  try {
    mustBeOurs(await file.stat());
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The text of a regular file of this user. Rejects with a system error; follows no link. */
export async function readPrivateFile(path: string): Promise<string> {
  const file = await openPrivateFile(path, constants.O_RDONLY);
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** Writes a new file and renames it, so that a link of that name is replaced. Rejects with a system error. */
export async function replacePrivateFile(path: string, text: string, mode = 0o600): Promise<void> {
  const draft = draftOf(path);
  try {
    const file = await open(draft, 'wx', mode);
    try {
      await file.writeFile(text);
      // Otherwise a power cut could leave an empty file of that name.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** As `readPrivateFile`, at once; throws. */
export const readPrivateFileSync = (path: string): string =>
  readPrivateBytesSync(path).toString('utf8');

/** The same as bytes. */
export function readPrivateBytesSync(path: string): Buffer {
  const file = openSync(path, constants.O_RDONLY | guarded);
  try {
    mustBeOurs(fstatSync(file));
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** As `replacePrivateFile`, at once; throws. */
export function replacePrivateFileSync(
  path: string,
  content: string | Uint8Array,
  mode = 0o600,
): void {
  const draft = draftOf(path);
  try {
    writeFileSync(draft, content, { mode, flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

const draftOf = (path: string): string => `${path}.${randomBytes(4).toString('hex')}`;

function mustBeOurs(stats: Stats): void {
  const uid = process.getuid?.() ?? stats.uid;
  if (!stats.isFile() || (stats.uid !== uid && stats.uid !== 0)) {
    throw Object.assign(new Error('Not a file of this user.'), { code: 'EPERM' });
  }
}
