import { expect, it } from 'vitest';
import { laterPids, readLastPid } from './pid-order.ts';

const of = (pid: number, last: number, ageMs = 10, count = 32_768) =>
  laterPids({ pid, ageMs, last, count });

it.each([
  [50, 95, [90, 95]],
  [95, 3, [3, 100]],
  [100, 3, [3]],
  [90, 90, []],
])('after %d up to %d come %j', (pid, last, later) => {
  expect([3, 50, 90, 95, 100].filter((other) => of(pid, last)?.(other))).toEqual(later);
});

it.each([
  [400, 32_768],
  [50_000, 4_194_304],
  [-1, 32_768],
  [NaN, 32_768],
  [10, NaN],
])('after %d ms of %d pids they can’t tell', (ageMs, count) => {
  expect(of(95, 95, ageMs, count)).toBeNull();
});

it('can’t tell without the last one', () => {
  expect(of(95, NaN)).toBeNull();
});

it('reads the last one', () => {
  expect(readLastPid('0.52 0.58 0.59 1/467 12345\n')).toBe(12_345);
  expect(readLastPid('')).toBeNaN();
});
