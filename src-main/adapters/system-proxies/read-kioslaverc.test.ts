import { expect, it } from 'vitest';
import { readKioslaverc } from './read-kioslaverc.ts';

const file = (address: string) => ({ kind: 'file', address });
const pac = 'Proxy Config Script=http://wpad.example/proxy.pac\n';

it.each([
  [[`[Proxy Settings]\nProxyType=2\n${pac}`], file('http://wpad.example/proxy.pac')],
  [[`[Proxy Settings][$i]\r\nProxyType[$e] = 2 \r\n${pac}`], file('http://wpad.example/proxy.pac')],
  [['[Proxy Settings]\nProxyType=2\nProxy Config Script=/etc/a.pac'], file('/etc/a.pac')],
  [[`[Proxy Settings]\nProxyType=2\n`], { kind: 'none' }],
  [[`[Proxy Settings]\nProxyType=3\n${pac}`], { kind: 'none' }],
  [[`[Proxy Settings]\nProxyType=1\nhttpProxy=http://a 3128\n${pac}`], { kind: 'none' }],
  [[`[Other]\nProxyType=2\n${pac}`], { kind: 'unset' }],
  [[`ProxyType=2\n[Proxy Settings]\n# ${pac}`], { kind: 'unset' }],
  [[`[Proxy Settings]\nProxyType\n${pac}`], { kind: 'unset' }],
  [[], { kind: 'unset' }],
  // A person's own file counts more than the system's.
  [[`[Proxy Settings]\nProxyType=2\n${pac}`, '[Proxy Settings]\nProxyType=0\n'], { kind: 'none' }],
  [
    [`[Proxy Settings]\n${pac}`, '[Proxy Settings]\nProxyType=2\n'],
    file('http://wpad.example/proxy.pac'),
  ],
])('reads %j', (texts, setting) => {
  expect(readKioslaverc(texts)).toEqual(setting);
});
