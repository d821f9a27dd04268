import { realpathSync } from 'node:fs';
import type { FileFacts } from '../../domain/program-facts.ts';
import { fileAt } from '../callers/file-at.ts';

/** Files by their paths now. */
export interface WindowsFiles {
  at(path: string): FileFacts | null;
  /** The path without links, short names and wrong letter case; null if nothing is there. */
  real(path: string): string | null;
}

export const windowsFiles: WindowsFiles = {
  at: (path) => fileAt(path),
  real(path) {
    try {
      return realpathSync.native(path);
    } catch {
      return null;
    }
  },
};
