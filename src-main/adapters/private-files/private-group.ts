import { readFileSync } from 'node:fs';

/**
 * Whether a group has more members than this user, by the local account files (passwd(5), group(5)).
 * Many systems give each user a group of the same name and a umask that lets the group write. A group that
 * isn't found there counts as shared, and so does root's group.
 */
export function isSharedGroup(
  gid: number,
  uid: number,
  files: { passwd: string; group: string } = { passwd: '/etc/passwd', group: '/etc/group' },
): boolean {
  if (uid === 0) return true;
  try {
    const users = fieldsOf(files.passwd).filter((user) => user[3] === String(gid));
    const group = fieldsOf(files.group).find((entry) => entry[2] === String(gid));
    const [only, ...others] = users;
    if (!group || only?.[2] !== String(uid) || others.length > 0) return true;
    const members = (group[3] ?? '').split(',').filter((name) => name !== '' && name !== only[0]);
    return members.length > 0;
  } catch {
    return true;
  }
}

const fieldsOf = (file: string): string[][] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
