import { expect, it } from 'vitest';
import { clickOpensWindow } from './click-opens-window.ts';

it.each([
  ['linux', true],
  ['win32', true],
  ['darwin', false],
] as const)('on %s: %s', (platform, opens) => {
  expect(clickOpensWindow(platform)).toBe(opens);
});
