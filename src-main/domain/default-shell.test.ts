import { expect, it } from 'vitest';
import { defaultShell } from './default-shell.ts';

it.each([
  ['win32', undefined, 'powershell'],
  ['win32', '/usr/bin/fish', 'powershell'],
  ['linux', '/usr/bin/fish', 'fish'],
  ['darwin', '/bin/zsh', 'posix'],
  ['linux', undefined, 'posix'],
])('on %s with login shell %s it is %s', (platform, loginShell, shell) => {
  expect(defaultShell(platform, loginShell)).toBe(shell);
});
