import type { ListedKey } from './listed-key.ts';
import type { ClientKey, KeyExpiry } from './profile.ts';

const week = 7 * 86_400_000;

/**
 * When to remind of a key's expiry, in ms since the epoch: a week before, later for a short-lived key.
 * null: never, already done, or the key was rejected.
 */
export function reminderOfExpiry({ addedAt, expiry, deadAt }: ClientKey): number | null {
  if (expiry === null || expiry.remindedAt !== null || deadAt !== null) return null;
  return expiry.at - Math.min(week, Math.max(0, expiry.at - addedAt) / 5);
}

/** The keys whose expiry in a page of the Hub's list differs from the saved one, each with the new expiry. */
export function changedExpiries(
  keys: readonly ClientKey[],
  listed: readonly ListedKey[],
): { key: ClientKey; expiry: KeyExpiry | null }[] {
  const byId = new Map(listed.map((key) => [key.hubId, key.expiresAt]));
  return keys.flatMap((key) => {
    const at = key.hubId === null ? undefined : byId.get(key.hubId);
    if (at === undefined || at === (key.expiry?.at ?? null)) return [];
    return [{ key, expiry: at === null ? null : { at, remindedAt: null } }];
  });
}
