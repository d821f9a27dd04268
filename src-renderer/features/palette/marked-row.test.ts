import { expect, it } from 'vitest';
import { firstRow, indexOfMarked } from './marked-row.ts';

it('stays at the row that is marked, wherever it moves', () => {
  expect(indexOfMarked({ text: 'b', at: 1 }, ['a', 'b', 'c'])).toBe(1);
  expect(indexOfMarked({ text: 'b', at: 1 }, ['b', 'a', 'c'])).toBe(0);
  expect(indexOfMarked(firstRow, ['a', 'b'])).toBe(0);
});

it('stays near where the row was once it is gone', () => {
  expect(indexOfMarked({ text: 'b', at: 1 }, ['a', 'c'])).toBe(1);
  expect(indexOfMarked({ text: 'c', at: 2 }, ['a'])).toBe(0);
  expect(indexOfMarked({ text: 'a', at: 2 }, [])).toBe(-1);
});
