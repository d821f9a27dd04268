import { expect, it } from 'vitest';
import { isFresh, refreshAt, remindAt } from './schedule.ts';

it('refreshes a minute early, or at two thirds of a short life', () => {
  expect(refreshAt(0, 3_600_000)).toBe(3_540_000);
  expect(refreshAt(0, 6_000)).toBe(4_000);
});

it('calls a token fresh while it can still be used', () => {
  expect(isFresh(0, 3_600_000, 3_589_000)).toBe(true);
  expect(isFresh(0, 3_600_000, 3_590_000)).toBe(false);
  expect(isFresh(0, 10_000, 8_900)).toBe(true);
  expect(isFresh(0, 10_000, 9_000)).toBe(false);
});

it('reminds 15 minutes early, or a fifth of a short life', () => {
  expect(remindAt(0, 86_400_000)).toBe(85_500_000);
  expect(remindAt(0, 10_000)).toBe(8_000);
});
