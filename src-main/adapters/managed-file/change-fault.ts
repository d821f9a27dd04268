/** The facts about a file or folder, from lstat(2). */
export interface GuardedEntry {
  kind: 'file' | 'folder' | 'link' | 'other';
  uid: number;
  gid: number;
  mode: number;
}

const groupMayWrite = 0o020;
const othersMayWrite = 0o002;
const sticky = 0o1000;
/** `wheel` or `root`; on macOS `admin` too, whose members are its administrators. */
const administrators = { darwin: [0, 80], other: [0] } as const;

/**
 * Whether someone who is no administrator could change a file, or replace it through a folder on the way to it.
 * `owners`: the user ids that are trusted.
 */
export function othersMayChange(
  { kind, uid, gid, mode }: GuardedEntry,
  as: 'file' | 'folder',
  owners: readonly number[],
  platform: NodeJS.Platform,
): boolean {
  if (kind !== as || !owners.includes(uid)) return true;
  // With the sticky bit nobody can replace what belongs to another user (inode(7)).
  if (as === 'folder' && uid === 0 && (mode & sticky) !== 0) return false;
  const groups: readonly number[] = administrators[platform === 'darwin' ? 'darwin' : 'other'];
  const groupWrites = (mode & groupMayWrite) !== 0 && !groups.includes(gid);
  return groupWrites || (mode & othersMayWrite) !== 0;
}
