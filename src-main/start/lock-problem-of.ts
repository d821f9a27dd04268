import { lstatSync, mkdtempSync, rmdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../adapters/error-code.ts';
import type { LockProblem } from '../domain/lock-problem.ts';
import { hasOwnersSocket, lockFileIn, lockOwnerOf } from './lock-of-other-host.ts';

export interface LockFacts {
  host: string;
  platform: NodeJS.Platform;
  /** Whether a process is running on this computer. */
  runs: (pid: number) => boolean;
  /** Creates something in a folder, and removes it again. Throws a system error. */
  write: (folder: string) => void;
}

/**
 * Why the single-instance lock of a user-data folder could not be taken; null: another Hubkey has it and was told.
 * In both cases Electron only reports a failure. The lock is a link to `HOST-PID` (process_singleton_posix.cc
 * in Chromium), which a killed run leaves behind; Windows has none in the folder. Chromium may
 * refuse a lock of another host (lock-of-other-host.ts).
 */
export function lockProblemOf(
  folder: string,
  { host, platform, runs, write }: LockFacts = thisComputer,
): LockProblem | null {
  const file = lockFileIn(folder);
  const owner = lockOwnerOf(folder);
  // The computer may have been renamed meanwhile.
  const isHere = owner?.host === host || hasOwnersSocket(folder);
  if (owner && isHere && runs(owner.pid)) return null;
  try {
    write(folder);
  } catch (error) {
    return { kind: problems[codeOf(error)] ?? 'unknown' };
  }
  if (owner && owner.host !== host) return { kind: 'other-host', host: owner.host, file };
  return platform === 'win32' || isThere(file) ? null : { kind: 'unknown' };
}

const thisComputer: LockFacts = {
  host: hostname(),
  platform: process.platform,
  runs: isRunning,
  // Creating a folder needs no space for content, as a full disk alone is no reason not to start.
  write: (folder) => rmdirSync(mkdtempSync(join(folder, '.hubkey-'))),
};

const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It belongs to another user.
    return codeOf(error) === 'EPERM';
  }
}

const problems: Record<string, Exclude<LockProblem['kind'], 'other-host'>> = {
  EROFS: 'read-only',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  ENOSPC: 'full',
  EDQUOT: 'full',
};
