import { expect, it } from 'vitest';
import { pressedShortcut, type PressedKeys } from './window-shortcut.ts';

const press = (key: string, change: Partial<PressedKeys> = {}): PressedKeys => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...change,
});
const linux = { mac: false, typing: false };
const mac = { mac: true, typing: false };

it('takes Ctrl, and Cmd on macOS', () => {
  expect(pressedShortcut(press('1', { ctrlKey: true }), linux)).toBe('copy');
  expect(pressedShortcut(press('K', { ctrlKey: true }), linux)).toBe('quick-copy');
  expect(pressedShortcut(press('1', { metaKey: true }), linux)).toBeNull();
  expect(pressedShortcut(press('1', { metaKey: true }), mac)).toBe('copy');
  expect(pressedShortcut(press('1', { ctrlKey: true }), mac)).toBeNull();
});

it('takes no letter alone, and nothing with Alt, which writes characters on many keyboards', () => {
  expect(pressedShortcut(press('k'), linux)).toBeNull();
  expect(pressedShortcut(press('1', { ctrlKey: true, altKey: true }), linux)).toBeNull();
});

it('leaves text to the field that a person types in', () => {
  expect(pressedShortcut(press('?'), linux)).toBe('list');
  expect(pressedShortcut(press('?'), { ...linux, typing: true })).toBeNull();
  expect(pressedShortcut(press('F5'), { ...linux, typing: true })).toBe('refresh');
  expect(pressedShortcut(press('Enter', { ctrlKey: true }), { ...linux, typing: true })).toBe(
    'primary',
  );
  expect(pressedShortcut(press('F1'), { ...linux, typing: true })).toBe('list');
});
