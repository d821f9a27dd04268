import { expect, it } from 'vitest';
import { readShortcut } from './quick-shortcut.ts';

it.each([
  ['Ctrl+Shift+K', 'Ctrl+Shift+K'],
  [' control + alt+ f12 ', 'Ctrl+Alt+F12'],
  ['super+space', 'Super+Space'],
  ['Ctrl+Ctrl+1', 'Ctrl+1'],
  ['K', null],
  ['Shift+K', null],
  ['Ctrl+', null],
  ['Ctrl+KK', null],
  ['Hyper+K', null],
  ['Ctrl+F25', null],
  ['constructor+K', null],
  ['', null],
])('reads %s as %s', (typed, shortcut) => {
  expect(readShortcut(typed)).toBe(shortcut);
});
