import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SystemClock } from './system-clock.ts';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

it('calls back once at its time, however far away', () => {
  const run = vi.fn();
  new SystemClock().at(1_000_000 + 40 * 86_400_000, run);
  vi.advanceTimersByTime(40 * 86_400_000 - 1);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
});

it('notices within the hour that the clock was set', () => {
  const run = vi.fn();
  new SystemClock().at(1_000_000 + 86_400_000, run);
  vi.setSystemTime(1_000_000 + 2 * 86_400_000);
  vi.advanceTimersByTime(60 * 60_000);
  expect(run).toHaveBeenCalledTimes(1);
});

it('calls nobody back who has gone', () => {
  const run = vi.fn();
  new SystemClock().at(1_000_100, run).dispose();
  vi.advanceTimersByTime(1_000);
  expect(run).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

it('tells by how much it was set back, once', () => {
  const clock = new SystemClock();
  const reported: number[] = [];
  const listening = clock.onSetBack((ms) => reported.push(Math.round(ms / 1_000)));
  vi.advanceTimersByTime(60_000);
  clock.now();
  vi.setSystemTime(1_000_000 + 60_000 - 3 * 3_600_000);
  clock.now();
  clock.now();
  expect(reported).toEqual([3 * 3_600]);
  vi.setSystemTime(1_000_000 + 3_600_000);
  clock.now();
  listening.dispose();
  vi.setSystemTime(1_000_000);
  clock.now();
  expect(reported).toHaveLength(1);
});
