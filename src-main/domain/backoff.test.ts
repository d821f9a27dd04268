import { expect, it } from 'vitest';
import { retryDelayMs } from './backoff.ts';

it('doubles from 5 s to 5 min', () => {
  const delays = [1, 2, 3, 7, 50].map((failures) => retryDelayMs(failures, 0.5, null));
  expect(delays).toEqual([5_000, 10_000, 20_000, 300_000, 300_000]);
});

it('spreads by a quarter to both sides', () => {
  expect(retryDelayMs(1, 0, null)).toBe(3_750);
  expect(retryDelayMs(1, 0.999_999, null)).toBe(6_250);
});

it('is never earlier than the Hub asked for, up to an hour', () => {
  expect(retryDelayMs(1, 0.5, 60_000)).toBe(60_000);
  expect(retryDelayMs(9, 0.5, 1_000)).toBe(300_000);
  expect(retryDelayMs(1, 0.5, 86_400_000)).toBe(3_600_000);
});
