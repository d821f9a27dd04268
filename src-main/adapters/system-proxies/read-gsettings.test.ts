import { expect, it } from 'vitest';
import { readGsettings } from './read-gsettings.ts';

const file = (address: string) => ({ kind: 'file', address });

it.each([
  ["'auto'\n", "'http://wpad.example/proxy.pac'\n", file('http://wpad.example/proxy.pac')],
  ["'auto'\n", '"http://a.example/it\'s.pac"\n', file("http://a.example/it's.pac")],
  ["'auto'\n", "'/etc/it\\'s \\u00e9 \\\\.pac'\n", file("/etc/it's é \\.pac")],
  ["'auto'\n", "''\n", { kind: 'none' }],
  ["'auto'\n", null, { kind: 'none' }],
  ["'auto'\n", "'\\U00ffffff'\n", { kind: 'none' }],
  ["'none'\n", "'http://wpad.example/proxy.pac'\n", { kind: 'none' }],
  ["'manual'\n", "''\n", { kind: 'none' }],
  ['auto\n', "'http://wpad.example/proxy.pac'\n", { kind: 'none' }],
  [null, null, { kind: 'unset' }],
])('reads mode %j and address %j', (mode, address, setting) => {
  expect(readGsettings(mode, address)).toEqual(setting);
});
