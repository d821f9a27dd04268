import { expect, it } from 'vitest';
import { readRegistry } from './read-registry.ts';

const key = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

it.each([
  [
    `\r\n${key}\r\n    AutoConfigURL    REG_SZ    http://wpad.example/proxy.pac?a=b c\r\n\r\n`,
    { kind: 'file', address: 'http://wpad.example/proxy.pac?a=b c' },
  ],
  [
    `\r\n${key}\r\n    AutoConfigURL    REG_EXPAND_SZ    file:///C:/proxy.pac\r\n`,
    { kind: 'file', address: 'file:///C:/proxy.pac' },
  ],
  [`\r\n${key}\r\n    AutoConfigURL    REG_SZ    \r\n\r\n`, { kind: 'none' }],
  [`\r\n${key}\r\n    AutoConfigURL    REG_DWORD    0x1\r\n\r\n`, { kind: 'none' }],
  [`\r\n${key}\r\n    OldAutoConfigURL    REG_SZ    http://a.example/\r\n`, { kind: 'none' }],
  ['', { kind: 'none' }],
  [null, { kind: 'none' }],
])('reads %j', (printed, setting) => {
  expect(readRegistry(printed)).toEqual(setting);
});
