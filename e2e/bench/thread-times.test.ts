import { expect, it } from 'vitest';
import { spentBetween, type ThreadTimes } from './thread-times.ts';

const threads = (...entries: [number, number, number][]): ThreadTimes =>
  new Map(entries.map(([id, wakeups, cpuMs]) => [id, { wakeups, cpuMs }]));

it('adds up what each thread did meanwhile', () => {
  const before = threads([1, 100, 50], [2, 10, 5]);
  const after = threads([1, 103, 51], [2, 10, 5.5]);
  expect(spentBetween(before, after)).toEqual({ wakeups: 3, cpuMs: 1.5 });
});

it('counts a new thread from its start, and takes nothing off for one that has ended', () => {
  const before = threads([1, 100, 50], [2, 1_000, 500]);
  const after = threads([1, 100, 50], [3, 4, 2]);
  expect(spentBetween(before, after)).toEqual({ wakeups: 4, cpuMs: 2 });
});

it('counts a thread whose number was given again as a new one', () => {
  expect(spentBetween(threads([2, 1_000, 500]), threads([2, 4, 2]))).toEqual({
    wakeups: 4,
    cpuMs: 2,
  });
});
