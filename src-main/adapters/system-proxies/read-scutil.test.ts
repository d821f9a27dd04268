import { expect, it } from 'vitest';
import { readScutil } from './read-scutil.ts';

const dictionary = (...lines: string[]): string =>
  ['<dictionary> {', ...lines.map((line) => `  ${line}`), '}', ''].join('\n');
const url = 'ProxyAutoConfigURLString : http://wpad.example:8080/proxy.pac';

it.each([
  [
    dictionary(
      'ExceptionsList : <array> {',
      '  0 : *.local',
      '  1 : 169.254/16',
      '}',
      'FTPPassive : 1',
      'ProxyAutoConfigEnable : 1',
      url,
      'ProxyAutoDiscoveryEnable : 0',
    ),
    { kind: 'file', address: 'http://wpad.example:8080/proxy.pac' },
  ],
  [dictionary('ProxyAutoConfigEnable : 0', url), { kind: 'none' }],
  [dictionary(url), { kind: 'none' }],
  [dictionary('ProxyAutoConfigEnable : 1'), { kind: 'none' }],
  [
    dictionary('__SCOPED__ : <dictionary> {', '  en0 : <dictionary> {', url, '  }', '}'),
    { kind: 'none' },
  ],
  ['', { kind: 'none' }],
  [null, { kind: 'none' }],
])('reads %j', (printed, setting) => {
  expect(readScutil(printed)).toEqual(setting);
});
