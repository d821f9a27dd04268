import type { ClientKey } from './profile.ts';

const day = 86_400_000;

/** After how many days a person is reminded of a client key's age; 0: never. */
export const keyAgeChoices = [0, 30, 90, 180] as const;
export type KeyAgeDays = (typeof keyAgeChoices)[number];

/** When to remind of a key's age, in ms since the epoch; null: never, already done, or the key was rejected. */
export function reminderOfAge(key: ClientKey, days: KeyAgeDays): number | null {
  if (days === 0 || key.remindedAt !== null || key.deadAt !== null) return null;
  return key.addedAt + days * day;
}

/** A key's age in whole days if it is old, or null. */
export function oldAgeDays(key: ClientKey, days: KeyAgeDays, now: number): number | null {
  const age = Math.floor((now - key.addedAt) / day);
  return days > 0 && age >= days ? age : null;
}
