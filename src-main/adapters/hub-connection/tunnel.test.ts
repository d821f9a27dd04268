import { expect, it } from 'vitest';
import { proxyLogin } from './tunnel.ts';

it('says who uses the proxy only where it was given a name', () => {
  expect(proxyLogin(new URL('http://proxy.example'))).toEqual({});
  const login = Buffer.from('a b:c').toString('base64');
  expect(proxyLogin(new URL('http://a%20b:c@proxy.example'))).toEqual({
    'proxy-authorization': `Basic ${login}`,
  });
});
