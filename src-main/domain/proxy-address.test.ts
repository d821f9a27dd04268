import { expect, it } from 'vitest';
import { readProxyAddress } from './proxy-address.ts';

it.each([
  ['http://proxy.example:3128', 'http://proxy.example:3128'],
  [' proxy.example:3128 ', 'http://proxy.example:3128'],
  ['PROXY.example', 'http://proxy.example'],
  ['https://proxy.example/', 'https://proxy.example'],
  ['10.0.0.1:80', 'http://10.0.0.1'],
  ['[2001:db8::1]:3128', 'http://[2001:db8::1]:3128'],
])('takes %s', (typed, address) => {
  expect(readProxyAddress(typed)).toEqual({ ok: true, value: address });
});

it.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['http://ana:secret@proxy.example', 'login'],
  ['ana@proxy.example:80', 'login'],
  ['http://:@proxy.example', 'login'],
  ['socks5://proxy.example:1080', 'socks'],
  ['SOCKS4A://proxy.example', 'socks'],
  ['ftp://proxy.example', 'scheme'],
  ['http://proxy.example/wpad.dat', 'not-an-address'],
  ['http://proxy.example?x', 'not-an-address'],
  ['http://', 'not-an-address'],
  ['two words', 'not-an-address'],
  ['proxy.example:99999', 'not-an-address'],
])('refuses %s', (typed, problem) => {
  expect(readProxyAddress(typed)).toEqual({ ok: false, problem });
});
