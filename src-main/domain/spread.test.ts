import { expect, it } from 'vitest';
import { spreadMs } from './spread.ts';

const all = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => spreadMs(index, count));

it('lets one profile go at once, and few of them soon', () => {
  expect(all(1)).toEqual([0]);
  expect(all(3)).toEqual([0, 150, 300]);
});

it.each([20, 200, 2_000])('never has many of %d in one quarter of a second', (count) => {
  const times = all(count);
  const longest = Math.max(
    ...times.map((at) => times.filter((time) => time >= at && time < at + 250).length),
  );
  expect(longest).toBeLessThanOrEqual(Math.max(2, Math.ceil(count / 100)));
  expect(Math.max(...times)).toBeLessThan(30_000);
});
