import type { Result } from '../domain/result.ts';

/**
 * Something that the keychain did not do yet. remove: what it holds must go and is never read again ·
 * write: what it holds is out of date. Only the account's name, never a secret.
 */
export interface OwedItem {
  account: string;
  owed: 'write' | 'remove';
}

/** Remembers over restarts what is owed to the keychain. Rejects never. */
export interface OwedItems {
  /** What was saved last, by this run or one before; nothing where it can't be read. */
  load(): Promise<readonly OwedItem[]>;
  /** Replaces it whole and atomically. Fails, and changes nothing, where the old ones could not be read. */
  save(items: readonly OwedItem[]): Promise<Result<void, 'failed'>>;
}
