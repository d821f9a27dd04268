import { expect, it } from 'vitest';
import { median, ratio, table } from './figures.ts';

it('takes the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

it('says a ratio with what it is of', () => {
  expect(ratio([110], [100])).toBe('1.10 × (110 ms to 100 ms)');
});

it('lines columns up', () => {
  expect(table([{ what: 'a', measured: '1', bound: '≤ 2' }]).split('\n')).toEqual([
    'what  measured  bound',
    'a            1  ≤ 2',
  ]);
});
