import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { environmentProxy } from './environment-proxy.ts';

const names = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'];
beforeEach(() => {
  for (const name of [...names, ...names.map((lower) => lower.toUpperCase())]) {
    vi.stubEnv(name, '');
  }
});
afterEach(() => vi.unstubAllEnvs());

it('names the proxy of the scheme, or the one for all, but none for the hosts of NO_PROXY', () => {
  vi.stubEnv('HTTP_PROXY', 'http://plain.example:1');
  vi.stubEnv('all_proxy', 'http://all.example:2');
  vi.stubEnv('NO_PROXY', 'left.out,.below.example');
  const proxy = (address: string) => ({ kind: 'proxy', address });
  expect(environmentProxy('http://hub.example')).toEqual(proxy('http://plain.example:1'));
  expect(environmentProxy('https://hub.example')).toEqual(proxy('http://all.example:2'));
  expect(environmentProxy('http://left.out')).toEqual({ kind: 'direct' });
  expect(environmentProxy('https://hub.below.example')).toEqual({ kind: 'direct' });
});

it('says nothing where no proxy is set for the scheme, whatever NO_PROXY has', () => {
  vi.stubEnv('HTTP_PROXY', 'http://plain.example:1');
  vi.stubEnv('NO_PROXY', '*');
  expect(environmentProxy('https://hub.example')).toBeNull();
});

it.each(['socks5://socks.example:1080', 'http://'])('knows that it can’t use %s', (address) => {
  vi.stubEnv('HTTPS_PROXY', address);
  expect(environmentProxy('https://hub.example')).toEqual({ kind: 'unusable' });
});
