import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/**
 * Gives each test a new, empty folder of its own, and removes it afterwards. With `openToAll` files and folders
 * get the mode that is asked for, as no umask takes anything from it.
 */
export function useTestFolder(use: (folder: string) => void, { openToAll = false } = {}): void {
  let folder = '';
  let umask: number | null = null;
  beforeEach(() => {
    umask = openToAll ? process.umask(0) : null;
    folder = mkdtempSync(join(tmpdir(), 'hubkey-test-'));
    use(folder);
  });
  afterEach(() => {
    if (umask !== null) process.umask(umask);
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });
}

/** Makes a folder, with those above it where they are missing, and gives its path back. */
export function makeFolder(path: string, mode: number): string {
  mkdirSync(path, { recursive: true });
  chmodSync(path, mode);
  return path;
}

export const modeOf = (path: string): number => statSync(path).mode & 0o7777;
