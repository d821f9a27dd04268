import { dateWords, m, type ActivityEntry } from '../../../src-main/contract/index.ts';

/** Entries of one day, newest first. `day` is in words, such as “Today”. */
export interface ActivityDay {
  day: string;
  entries: ActivityEntry[];
}

/** Groups entries by day and keeps their order. `now` in ms since the epoch. */
export function byDay(entries: readonly ActivityEntry[], now: number): ActivityDay[] {
  const days = new Map<string, ActivityDay>();
  for (const entry of entries) {
    const day = dayWords(entry.at, now);
    const known = days.get(day);
    if (known) known.entries.push(entry);
    else days.set(day, { day, entries: [entry] });
  }
  return [...days.values()];
}

function dayWords(at: number, now: number): string {
  const date = dateWords(at, now);
  if (date === dateWords(now, now)) return m.activity_today();
  const then = new Date(now);
  then.setDate(then.getDate() - 1);
  return date === dateWords(then.getTime(), now) ? m.activity_yesterday() : date;
}
