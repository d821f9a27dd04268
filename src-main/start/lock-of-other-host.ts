import { existsSync, readlinkSync, statfsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { LockProblem } from '../domain/lock-problem.ts';

export interface LockOwner {
  host: string;
  pid: number;
}

/** Who has the single-instance lock of a folder, as the link says that Chromium makes to `HOST-PID`; null: nobody. */
export function lockOwnerOf(folder: string): LockOwner | null {
  try {
    const [, host, pid] = /^(.*)-(\d+)$/.exec(readlinkSync(lockFileIn(folder))) ?? [];
    return host === undefined ? null : { host, pid: Number(pid) };
  } catch {
    return null;
  }
}

export const lockFileIn = (folder: string): string => join(folder, 'SingletonLock');

/** Whether the socket that a lock's owner listens on is on this computer. */
export const hasOwnersSocket = (folder: string): boolean =>
  existsSync(join(folder, 'SingletonSocket'));

interface OtherHostFacts {
  host: string;
  platform: NodeJS.Platform;
  /** The type of the file system that a folder is on, as `statfs` says. */
  fileSystem: (folder: string) => number;
}

/**
 * The lock that another computer has on a folder that both use. Electron takes such a lock over, and then two Hubkeys
 * write there. On a disk of this computer's own it is only a leftover, from before the computer was renamed.
 */
export function lockOfOtherHost(
  folder: string,
  { host, platform, fileSystem }: OtherHostFacts = thisComputer,
): LockProblem | null {
  const owner = lockOwnerOf(folder);
  if (platform !== 'linux' || !owner || owner.host === host || hasOwnersSocket(folder)) return null;
  if (localFileSystems.has(fileSystem(folder))) return null;
  return { kind: 'other-host', host: owner.host, file: lockFileIn(folder) };
}

const thisComputer: OtherHostFacts = {
  host: hostname(),
  platform: process.platform,
  fileSystem: (folder) => statfsSync(folder).type,
};

/** ext, XFS, Btrfs, tmpfs, overlayfs, ZFS, F2FS and bcachefs: linux/magic.h, and statfs(2). */
const localFileSystems: ReadonlySet<number> = new Set([
  0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1, 0xf2f52010, 0xca451a4e,
]);
