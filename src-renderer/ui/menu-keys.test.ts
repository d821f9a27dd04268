import { expect, it } from 'vitest';
import { menuTarget, typedTarget } from './menu-keys.ts';

it('moves by arrows, and to both ends', () => {
  expect(menuTarget('ArrowDown', 0)).toBe(1);
  expect(menuTarget('ArrowUp', 0)).toBe(-1);
  expect(menuTarget('Home', 3)).toBe(0);
  expect(menuTarget('End', 0)).toBe(-1);
  expect(menuTarget('x', 0)).toBeNull();
});

it('moves to what is typed', () => {
  const labels = ['production', 'staging', 'preview', 'Add a Hub…'];
  expect(typedTarget(labels, 's', 0)).toBe(1);
  expect(typedTarget(labels, 'p', 0)).toBe(2);
  expect(typedTarget(labels, 'pp', 2)).toBe(0);
  expect(typedTarget(labels, 'pre', 2)).toBe(2);
  expect(typedTarget(labels, 'a', -1)).toBe(3);
  expect(typedTarget(labels, 'z', 0)).toBeNull();
});
