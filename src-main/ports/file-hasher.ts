import type { FileFacts } from '../domain/program-facts.ts';

/** Reads what a file holds. Rejects never. */
export interface FileHasher {
  /**
   * SHA-256 of the content, in lower-case hex; null where the file at its path can't be read, or is not in
   * that very state before and after it was read.
   */
  hash(file: FileFacts): Promise<string | null>;
}
