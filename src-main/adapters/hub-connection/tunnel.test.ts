import { afterEach, expect, it, vi } from 'vitest';
import { proxyFor, proxyLogin } from './tunnel.ts';

afterEach(() => vi.unstubAllEnvs());

it('takes the proxy of the scheme, or the one for all, but for the hosts of NO_PROXY', () => {
  vi.stubEnv('HTTP_PROXY', 'http://plain.example:1');
  vi.stubEnv('ALL_PROXY', 'http://all.example:2');
  vi.stubEnv('NO_PROXY', 'left.out,.below.example');
  expect(proxyFor('http://hub.example')?.host).toBe('plain.example:1');
  expect(proxyFor('https://hub.example')?.host).toBe('all.example:2');
  expect(proxyFor('http://left.out')).toBeNull();
  expect(proxyFor('https://hub.below.example')).toBeNull();
});

it('says who uses the proxy only where it was given a name', () => {
  expect(proxyLogin(new URL('http://proxy.example'))).toEqual({});
  const login = Buffer.from('a b:c').toString('base64');
  expect(proxyLogin(new URL('http://a%20b:c@proxy.example'))).toEqual({
    'proxy-authorization': `Basic ${login}`,
  });
});
