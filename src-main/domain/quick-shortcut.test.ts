import { expect, it } from 'vitest';
import { pressedCombination, readShortcut } from './quick-shortcut.ts';

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

const keys = {
  key: 'k',
  code: 'KeyK',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
};

it.each([
  [{ ctrlKey: true, shiftKey: true, key: 'K' }, 'Ctrl+Shift+K'],
  // A French keyboard has its A where others have Q.
  [{ ctrlKey: true, key: 'a', code: 'KeyQ' }, 'Ctrl+A'],
  [{ ctrlKey: true, shiftKey: true, key: '!', code: 'Digit1' }, 'Ctrl+Shift+1'],
  [{ altKey: true, key: 'F9', code: 'F9' }, 'Alt+F9'],
  [{ ctrlKey: true, altKey: true, key: ' ', code: 'Space' }, 'Ctrl+Alt+Space'],
  [{ metaKey: true }, 'Super+K'],
])('makes a shortcut of pressed keys: %j', (pressed, shortcut) => {
  expect(pressedCombination({ ...keys, ...pressed }, false)).toBe(shortcut);
});

it('names the system key of a Mac', () => {
  const pressed = { ...keys, altKey: true, metaKey: true, key: '˚' };
  expect(pressedCombination(pressed, true)).toBe('Alt+Command+K');
});

it.each([
  {},
  { shiftKey: true },
  { ctrlKey: true, key: 'Control', code: 'ControlLeft' },
  { ctrlKey: true, key: 'Tab', code: 'Tab' },
])(
  'makes none of keys that would take one away from every program, or that are no whole shortcut: %j',
  (pressed) => {
    expect(pressedCombination({ ...keys, ...pressed }, false)).toBeNull();
  },
);
