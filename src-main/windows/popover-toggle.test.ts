import { expect, it } from 'vitest';
import { afterClick } from './popover-toggle.ts';

it('opens on a click, and closes on the next', () => {
  expect(afterClick({ isOpen: false, lostFocusAt: null }, 1_000)).toBe('open');
  expect(afterClick({ isOpen: true, lostFocusAt: null }, 1_000)).toBe('close');
});

it('stays closed where the same click has taken its focus, and closed it, just before', () => {
  expect(afterClick({ isOpen: false, lostFocusAt: 900 }, 1_000)).toBe('stay closed');
  expect(afterClick({ isOpen: false, lostFocusAt: 100 }, 1_000)).toBe('open');
});

it('opens after the clock was set back', () => {
  expect(afterClick({ isOpen: false, lostFocusAt: 9_000 }, 1_000)).toBe('open');
});
