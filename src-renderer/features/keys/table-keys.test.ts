import { expect, it } from 'vitest';
import { tableTarget } from './table-keys.ts';

const size = { rows: 30, controls: 3 };
const from = (key: string, row: number, control: number, ctrlKey = false) => {
  const to = tableTarget({ key, ctrlKey }, { row, control }, size);
  return to && [to.row, to.control];
};

it('moves by rows and by controls, and stays within the table', () => {
  expect(from('ArrowDown', 4, 1)).toEqual([5, 1]);
  expect(from('ArrowDown', 29, 1)).toEqual([29, 1]);
  expect(from('ArrowUp', 0, 2)).toEqual([0, 2]);
  expect(from('ArrowRight', 4, 2)).toEqual([4, 2]);
  expect(from('ArrowLeft', 4, 2)).toEqual([4, 1]);
  expect(from('PageDown', 25, 0)).toEqual([29, 0]);
  expect(from('PageUp', 25, 0)).toEqual([15, 0]);
});

it('goes to the ends of the row, and with Ctrl of the table', () => {
  expect(from('Home', 4, 2)).toEqual([4, 0]);
  expect(from('End', 4, 0)).toEqual([4, 2]);
  expect(from('Home', 4, 2, true)).toEqual([0, 0]);
  expect(from('End', 4, 0, true)).toEqual([29, 2]);
});

it('leaves every other key alone', () => {
  expect(from('Enter', 4, 1)).toBeNull();
  expect(from('Tab', 4, 1)).toBeNull();
});
