import { expect, it } from 'vitest';
import { readLastPid, youngerPids } from './pid-order.ts';

const pids = () => [3, 50, 90, 95, 100];
const of = (pid: number, last: number, ageMs = 10, count = 32_768) =>
  youngerPids(pids, { pid, ageMs, last, count });

it('are those that came after it in the circle', () => {
  expect(of(50, 95)).toEqual([90, 95]);
  expect(of(95, 3)).toEqual([3, 100]);
  expect(of(100, 3)).toEqual([3]);
  const unread = () => expect.unreachable();
  expect(youngerPids(unread, { pid: 90, ageMs: 10, last: 90, count: 32_768 })).toEqual([]);
});

it.each([
  [400, 32_768],
  [50_000, 4_194_304],
  [-1, 32_768],
  [NaN, 32_768],
  [10, NaN],
])('may be any after %d ms of %d pids', (ageMs, count) => {
  expect(of(95, 95, ageMs, count)).toEqual(pids());
});

it('may be any where the last one is not known', () => {
  expect(of(95, NaN)).toEqual(pids());
});

it('reads which pid was the last', () => {
  expect(readLastPid('0.52 0.58 0.59 1/467 12345\n')).toBe(12_345);
  expect(readLastPid('')).toBeNaN();
});
