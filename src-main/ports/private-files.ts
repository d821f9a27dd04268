import type { FolderProblem } from '../domain/folder-problem.ts';
import type { Result } from '../domain/result.ts';

/** Files and folders of this user alone, on paths that nobody else can bend. */
export interface PrivateFiles {
  /**
   * Makes the folder, mode 0700, or takes it as it is where it is safe: no permission is changed.
   * `sealed`: nobody else may look into it.
   */
  makeFolder(path: string, options?: { sealed?: boolean }): Result<void, FolderProblem>;
  /** The text of a regular file of ours. Throws a system error where there is none; follows no link. */
  read(path: string): string;
  /** Writes beside it, mode 0600, and renames: a link in its place is replaced. Throws a system error. */
  replace(path: string, text: string): void;
}
