import { expect, it } from 'vitest';
import { trayClick, type TrayClick, type TrayClickAnswer } from './tray-click.ts';

const icon = { x: 1500, y: 1044, width: 24, height: 32 };
const nowhere = { x: 0, y: 0, width: 0, height: 0 };
/** As Electron gives those of an icon at the corner of the screen. */
const atCorner = { x: 0, y: 0, width: 24, height: 24 };

const clicks: [NodeJS.Platform, TrayClick, TrayClickAnswer][] = [
  ['win32', { button: 'left', ctrl: false, icon }, 'popover'],
  ['win32', { button: 'left', ctrl: true, icon }, 'popover'],
  ['win32', { button: 'left', ctrl: false, icon: nowhere }, 'window'],
  ['win32', { button: 'right', ctrl: false, icon }, 'nothing'],
  ['darwin', { button: 'left', ctrl: false, icon }, 'popover'],
  ['darwin', { button: 'left', ctrl: false, icon: atCorner }, 'popover'],
  ['darwin', { button: 'left', ctrl: true, icon }, 'menu'],
  ['darwin', { button: 'left', ctrl: false, icon: nowhere }, 'menu'],
  ['darwin', { button: 'right', ctrl: false, icon }, 'menu'],
  ['linux', { button: 'left', ctrl: false, icon: nowhere }, 'window'],
  ['linux', { button: 'left', ctrl: false, icon }, 'popover'],
  ['linux', { button: 'right', ctrl: false, icon: nowhere }, 'nothing'],
];

it.each(clicks)('on %s %o: %s', (platform, click, answer) => {
  expect(trayClick(click, platform)).toBe(answer);
});
