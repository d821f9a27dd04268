/** Why others than its owner could change a folder; `path` is the folder or link at fault. */
export interface FolderProblem {
  kind: FolderFault;
  path: string;
}

export type FolderFault =
  /** Other users may write there. */
  | 'writable'
  /** Other users may read it. */
  | 'readable'
  /** It belongs to another user. */
  | 'foreign'
  /** It is a link that another user could change. */
  | 'link'
  | 'not-a-folder'
  /** It can't be inspected or created. */
  | 'closed';

/** The facts about a folder entry, from lstat(2). */
export interface EntryFacts {
  kind: 'folder' | 'link' | 'other';
  uid: number;
  /** Whether the group has members other than its own user. */
  sharedGroup: boolean;
  /** The last twelve bits. */
  mode: number;
}

const groupMayWrite = 0o020;
const othersMayWrite = 0o002;
const sticky = 0o1000;

/** Whether anyone but root and that user can add, replace or rename something in a folder. */
function isWritable({ mode, sharedGroup }: EntryFacts): boolean {
  return (mode & othersMayWrite) !== 0 || ((mode & groupMayWrite) !== 0 && sharedGroup);
}

const isOurs = ({ uid }: EntryFacts, user: number): boolean => uid === user || uid === 0;

/**
 * What is wrong with a folder on the path to ours. A folder like `/tmp` is fine: with the sticky
 * bit, nobody can rename or replace what belongs to another user (inode(7)).
 */
export function faultOnTheWay(entry: EntryFacts, user: number): FolderFault | null {
  if (entry.kind !== 'folder') return 'not-a-folder';
  if (!isOurs(entry, user)) return 'foreign';
  const shared = (entry.mode & sticky) !== 0 && entry.uid === 0;
  return isWritable(entry) && !shared ? 'writable' : null;
}

/** What is wrong with the folder itself; a sealed one is closed to everyone else. */
export function faultOfOwn(entry: EntryFacts, user: number, sealed: boolean): FolderFault | null {
  if (entry.kind !== 'folder') return 'not-a-folder';
  if (entry.uid !== user) return 'foreign';
  if ((entry.mode & (groupMayWrite | othersMayWrite)) !== 0) return 'writable';
  return sealed && (entry.mode & 0o077) !== 0 ? 'readable' : null;
}

/** What is wrong with a link on the path, depending on the folder that contains it. */
export function faultOfLink(
  link: EntryFacts,
  folder: EntryFacts,
  user: number,
): FolderFault | null {
  return isOurs(link, user) && !isWritable(folder) ? null : 'link';
}
