import type { FileFacts } from '../domain/program-facts.ts';

/** Hashes a file's content. Never rejects. */
export interface FileHasher {
  /**
   * SHA-256 of the content, in lower-case hex; null if the file can't be read, or isn't in exactly
   * that state before and after reading.
   */
  hash(file: FileFacts): Promise<string | null>;
}
