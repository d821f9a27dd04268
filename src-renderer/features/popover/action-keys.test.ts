import { expect, it } from 'vitest';
import { actionTarget } from './action-keys.ts';

it('moves by every arrow, around both ends', () => {
  expect(actionTarget('ArrowDown', 0, 3)).toBe(1);
  expect(actionTarget('ArrowRight', 2, 3)).toBe(0);
  expect(actionTarget('ArrowUp', 0, 3)).toBe(2);
  expect(actionTarget('ArrowLeft', 1, 3)).toBe(0);
  expect(actionTarget('Home', 2, 3)).toBe(0);
  expect(actionTarget('End', 0, 3)).toBe(2);
});

it('begins at an end where none has the focus', () => {
  expect(actionTarget('ArrowDown', -1, 3)).toBe(0);
  expect(actionTarget('ArrowUp', -1, 3)).toBe(2);
});

it('moves nothing by other keys, or without actions', () => {
  expect(actionTarget('x', 0, 3)).toBeNull();
  expect(actionTarget('Tab', 0, 3)).toBeNull();
  expect(actionTarget('ArrowDown', -1, 0)).toBeNull();
});
