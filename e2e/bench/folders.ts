import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder, or a copy of another one. */
export function temporaryFolder(from?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-bench-'));
  if (from) cpSync(from, folder, { recursive: true });
  return folder;
}

/** Removes a folder into which a process that has just ended may have written until now. */
export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
