import { beforeEach, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { PopupFocus } from './popup-focus.ts';

let clock: ManualClock;
let focused: boolean;
let closed: number;
let focus: PopupFocus;
beforeEach(() => {
  clock = new ManualClock();
  focused = true;
  closed = 0;
  focus = new PopupFocus({ isFocused: () => focused, close: () => (closed += 1) }, clock);
});
const lose = () => {
  focused = false;
  focus.lost();
};

it('closes the popup that loses the focus', () => {
  lose();
  expect(closed).toBe(1);
});

it('keeps it while its menu has the focus, and after it where the focus comes back', async () => {
  focus.menu(true);
  lose();
  focus.menu(false);
  expect(closed).toBe(0);
  await clock.advance(100);
  focused = true;
  await clock.advance(1_000);
  expect(closed).toBe(0);
  lose();
  expect(closed).toBe(1);
});

it('closes it after its menu where another window took the focus', async () => {
  focus.menu(true);
  lose();
  focus.menu(false);
  await clock.advance(1_000);
  expect(closed).toBe(1);
});

it('asks nothing of a window that is gone', async () => {
  focus.menu(true);
  lose();
  focus.menu(false);
  focus.dispose();
  await clock.advance(1_000);
  expect(closed).toBe(0);
});
