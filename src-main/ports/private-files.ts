import type { FolderProblem } from '../domain/folder-problem.ts';
import type { Result } from '../domain/result.ts';

/** Files and folders that only this user can access, on paths that nobody else can redirect. */
export interface PrivateFiles {
  /**
   * Creates the folder with mode 0700, or accepts an existing one if it is safe, without changing permissions.
   * `sealed`: nobody else may read it.
   */
  makeFolder(path: string, options?: { sealed?: boolean }): Result<void, FolderProblem>;
  /** The text of a regular file of this user. Throws a system error if there is none; follows no link. */
  read(path: string): string;
  /** Writes a new file with mode 0600 and renames it, so that a link of that name is replaced. Throws a system error. */
  replace(path: string, text: string): void;
}
