import { expect, it } from 'vitest';
import { atMost, judge, median, neverAbove, type Measured } from './figures.ts';

const row = (change: Partial<Measured>): Measured => ({
  kind: 'measured',
  name: 'start.window',
  what: 'spawn → window usable',
  unit: 'ms',
  values: [110, 90, 130],
  compared: null,
  bound: null,
  ...change,
});

it('takes the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

it('says the middle, the least and the most', () => {
  expect(judge(row({})).ours).toEqual({ median: 110, min: 90, max: 130 });
});

it('holds a value against its bound, in both directions, and is met on the bound', () => {
  const met = (direction: 'at-most' | 'at-least', value: number) =>
    judge(row({ bound: { direction, value, of: 'median' } })).met;
  expect([met('at-most', 110), met('at-most', 109)]).toEqual([true, false]);
  expect([met('at-least', 110), met('at-least', 111)]).toEqual([true, false]);
});

it('meets nothing where there is no bound', () => {
  expect(judge(row({})).met).toBeNull();
});

it('holds a ratio of medians against the bound, not the value', () => {
  const judged = judge(
    row({
      compared: { by: 'ratio', to: 'a blank window', values: [100, 90, 200] },
      bound: atMost(1.12),
    }),
  );
  expect(judged.figure).toBeCloseTo(1.1);
  expect(judged.reference).toEqual({ median: 100, min: 90, max: 200 });
  expect(judged.met).toBe(true);
});

it('holds a difference of medians against the bound', () => {
  const judged = judge(
    row({
      compared: { by: 'difference', to: 'tray-only', values: [108] },
      bound: atMost(1),
    }),
  );
  expect(judged).toMatchObject({ figure: 2, met: false });
});

it('takes nothing for as much as nothing', () => {
  const judged = judge(
    row({ values: [0], compared: { by: 'ratio', to: 'one profile', values: [0] } }),
  );
  expect(judged.figure).toBe(1);
});

it('holds the worst turn against a bound that counts for every turn', () => {
  const bound = neverAbove(110);
  expect(judge(row({ bound, values: [1, 2, 110] }))).toMatchObject({ figure: 110, met: true });
  expect(judge(row({ bound, values: [1, 2, 111] }))).toMatchObject({ figure: 111, met: false });
});
