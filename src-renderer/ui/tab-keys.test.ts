import { expect, it } from 'vitest';
import { tabTarget } from './tab-keys.ts';

it.each([
  ['ArrowRight', 0, false, 1],
  ['ArrowRight', 2, false, 0],
  ['ArrowLeft', 0, false, 2],
  ['ArrowLeft', 0, true, 1],
  ['ArrowRight', 0, true, 2],
  ['Home', 2, false, 0],
  ['End', 0, false, 2],
  ['a', 1, false, null],
] as const)('%s at %i moves as the pattern says (rtl: %s)', (key, at, rtl, to) => {
  expect(tabTarget(key, at, 3, rtl)).toBe(to);
});
