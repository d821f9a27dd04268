import { expect, it } from 'vitest';
import { isOnPath } from './is-on-path.ts';

const bin = 'C:\\Users\\Ana\\AppData\\Local\\Hubkey\\bin';

it.each([
  ['linux', '/home/ana/bin', '/usr/bin:/home/ana/bin', true],
  ['linux', '/home/ana/bin', '/usr/bin:/home/ana/bin/', true],
  ['linux', '/home/ana/bin', '/usr/bin:/home/ana/BIN', false],
  ['linux', '/home/ana/bin', '', false],
  ['win32', bin, `C:\\Windows;${bin}`, true],
  ['win32', bin, `C:\\Windows;${bin.toLowerCase()}\\;`, true],
  ['win32', bin, `"${bin.toUpperCase()}"`, true],
  ['win32', bin, bin.replaceAll('\\', '/'), true],
  ['win32', bin, 'C:\\Windows', false],
  ['darwin', '/Users/ana/.local/bin', '/usr/bin:/Users/ana/.local/bin', true],
  ['darwin', '/Users/ana/.local/bin', '/usr/bin:/bin:/usr/sbin:/sbin', null],
] as const)('on %s: %s in %s: %s', (platform, folder, path, found) => {
  expect(isOnPath(folder, path, platform)).toBe(found);
});
