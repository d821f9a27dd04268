import {
  m,
  momentWords,
  shortDateWords,
  shownName,
  type KeyRow,
} from '../../../src-main/contract/index.ts';

/** An expiry sooner than this is shown as a warning, in ms. */
const soonMs = 7 * 86_400_000;

/** Whether a key has expired or is about to; `expiresAt` and `now` in ms since the epoch. */
export const endsSoon = (expiresAt: number | null, now: number): boolean =>
  expiresAt !== null && expiresAt - now < soonMs;

interface Known {
  row: KeyRow;
  expiresAt: number | null;
  /** Its age, where that is worth a reminder. */
  oldDays: number | null;
  now: number;
}

/** What is known of a key beside what has a column, each in a few words. */
export function keyRowDetails({ row, expiresAt, oldDays, now }: Known): string[] {
  const { key, listed, name } = row;
  const createdAt = listed?.createdAt ?? null;
  const more = Object.entries(listed?.more ?? {});
  return [
    ...(listed && listed.name !== name
      ? [m.keys_detail_other_name({ name: shownName(listed.name) })]
      : []),
    ...(typeof key?.deadAt === 'number'
      ? [m.keys_detail_rejected({ when: shortDateWords(key.deadAt, now) })]
      : []),
    ...(oldDays === null ? [] : [m.keys_detail_old({ count: oldDays })]),
    ...createdWords(createdAt, key?.addedAt ?? null, now),
    ...(expiresAt === null ? [] : [expiryWords(expiresAt, now)]),
    ...(key?.forScripts ? [m.keys_detail_scripts()] : []),
    ...more.map(([field, value]) =>
      m.keys_detail_more({ name: shownName(field), value: shownName(value) }),
    ),
  ];
}

function createdWords(createdAt: number | null, addedAt: number | null, now: number): string[] {
  if (createdAt !== null) return [m.keys_detail_created({ when: shortDateWords(createdAt, now) })];
  return addedAt === null ? [] : [m.keys_detail_added({ when: shortDateWords(addedAt, now) })];
}

function expiryWords(expiresAt: number, now: number): string {
  const when = endsSoon(expiresAt, now)
    ? momentWords(expiresAt, now)
    : shortDateWords(expiresAt, now);
  return expiresAt > now ? m.keys_detail_expires({ when }) : m.keys_detail_expired({ when });
}

/** When a key was last used: the time today, otherwise the day. */
export function usedWords(usedAt: number | null, now: number): string {
  if (usedAt === null) return m.keys_never();
  const today = new Date(now).setHours(0, 0, 0, 0);
  if (usedAt >= today) return momentWords(usedAt, now);
  const yesterday = new Date(today).setDate(new Date(today).getDate() - 1);
  return usedAt >= yesterday ? m.keys_yesterday() : shortDateWords(usedAt, now);
}
