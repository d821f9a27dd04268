import type { KeyRow } from './key-rows.ts';

/**
 * Where the secret of a client key is. memory-only: the keychain didn't save it, so it is lost when Hubkey quits ·
 * unknown: the keychain hasn't said yet.
 */
export type KeySecret = 'saved' | 'memory-only' | 'unknown' | 'not-on-this-computer';

/** What is known of a key whose secret is here. not-listed: the Hub's list has it no more. */
export type KeyCheck = 'works' | 'not-checked' | 'rejected' | 'not-listed';

export function keySecretOf({ key }: Pick<KeyRow, 'key'>): KeySecret {
  if (!key) return 'not-on-this-computer';
  if (key.saved === 'unknown') return 'unknown';
  return key.saved ? 'saved' : 'memory-only';
}

/** Null: its secret isn't here, so it can't be checked. */
export function keyCheckOf({ key, gone }: Pick<KeyRow, 'key' | 'gone'>): KeyCheck | null {
  if (!key) return null;
  if (key.deadAt !== null) return 'rejected';
  if (gone) return 'not-listed';
  return key.provedAt === null ? 'not-checked' : 'works';
}
