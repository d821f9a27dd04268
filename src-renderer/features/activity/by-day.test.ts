import { expect, it } from 'vitest';
import type { ActivityEntry } from '../../../src-main/contract/index.ts';
import { byDay } from './by-day.ts';

it('groups by the calendar’s days, as people say them', () => {
  const at = (month: number, day: number, hour: number): ActivityEntry => ({
    at: new Date(2026, month, day, hour).getTime(),
    activity: { kind: 'refused', why: 'wrong-token', count: 1 },
  });
  const now = new Date(2026, 10, 26, 0, 30).getTime();
  const days = byDay([at(10, 26, 0), at(10, 25, 23), at(10, 25, 1), at(10, 9, 12)], now);
  expect(days.map(({ day, entries }) => [day, entries.length])).toEqual([
    ['Today', 1],
    ['Yesterday', 2],
    ['Mon 9 Nov', 1],
  ]);
});
