import type { Result } from '../domain/result.ts';

/**
 * A change that the keychain still has to make. remove: its item must be deleted and is never read again ·
 * write: its item is out of date. Has only the account's name, never a secret.
 */
export interface OwedItem {
  account: string;
  owed: 'write' | 'remove';
}

/** Saves which changes the keychain still has to make, across restarts. Never rejects. */
export interface OwedItems {
  /** The items saved last, by this run or an earlier one; none if they can't be read. */
  load(): Promise<readonly OwedItem[]>;
  /** Replaces all items atomically. Fails, and changes nothing, if the old ones could not be read. */
  save(items: readonly OwedItem[]): Promise<Result<void, 'failed'>>;
}
