import { describe, expect, it } from 'vitest';
import { credentialCall, holdsCredential } from './credential-call.ts';
import { mayChange } from './request-methods.ts';

describe('a request whose answer holds a credential', () => {
  it.each([
    '/api/auth/clientkeys/',
    '/api/auth/clientkeys',
    '/api/auth/clientkeys/?page=2',
    '/api//auth///clientkeys//',
    '/api/v2/auth/clientkeys/',
    '/api/auth/ClientKeys/',
    '/api/auth/%63lientkeys/',
    '/api/auth/%2563lientkeys/',
    '/api/auth/%252563lientkeys/',
    '/api/auth%2Fclientkeys/',
    '/api/auth/clientkeys;a=b/',
    '/api/auth/clientkeys.json',
    '/api/auth/clientkeys/5/rotate/',
    '/api/auth/clientkeys%20/',
    '/api/auth/clientkeys/#x',
  ])('is a POST to %s', (path) => {
    expect(credentialCall('POST', path, [])).toBe('new-key');
    expect(credentialCall('PUT', path, [])).toBe('new-key');
    expect(credentialCall('GET', path, [])).toBeNull();
    expect(credentialCall('DELETE', path, [])).toBeNull();
  });

  it.each([
    '/api/auth/token/',
    '/api/auth/token/refresh/',
    '/api/auth/token/refresh',
    '/api/token/refresh/',
    '/api/auth/%74oken/',
  ])('is a POST to %s', (path) => {
    expect(credentialCall('POST', path, [])).toBe('token');
    expect(credentialCall('post', path, [])).toBe('token');
  });

  it('is a GET that says it is a POST', () => {
    for (const name of [
      'X-HTTP-Method-Override',
      'x-method-override',
      'X-HTTP-Method',
      'X_HTTP_Method_Override',
      'x-http_method-override',
    ]) {
      expect(credentialCall('GET', '/api/auth/token/', [[name, 'POST']])).toBe('token');
    }
  });

  it.each([
    '/api/jobs/',
    '/api/tokens-used/',
    '/api/jobs/?next=/api/auth/clientkeys/',
    '/api/50%/',
  ])('is none to %s', (path) => {
    expect(credentialCall('POST', path, [])).toBeNull();
  });
});

it.each([
  ['GET', [], false],
  ['HEAD', [], false],
  ['OPTIONS', [], false],
  ['DELETE', [], true],
  ['POST', [], true],
  ['PROPFIND', [], true],
  ['GET', [['X-HTTP-Method-Override', 'POST'] as const], true],
  ['GET', [['X_Method', 'get'] as const], false],
])('a %s with %j may change something: %s', (method, headers, may) => {
  expect(mayChange(method, headers)).toBe(may);
});

describe('an answer', () => {
  const secret = 'abcdefgh.ijklmnopqrstuvwxyz';
  it.each([
    [{ id: 1, api_key: secret }, true],
    [{ access: secret }, true],
    [{ refresh: secret }, true],
    [{ access: 'read' }, false],
    [{ refresh: 30 }, false],
    [{ access: 'everybody may read this' }, false],
    [{ results: [{ api_key: secret }] }, true],
    [[{ api_key: secret }], true],
    [{ data: { api_key: secret } }, true],
    [{ access: { refresh: [[{ api_key: secret }]] } }, true],
    [{ api_key: [secret] }, false],
    [{ results: [{ access: 'read' }, null, 5] }, false],
    [[], false],
  ])('%j holds one: %s', (body, holds) => {
    expect(holdsCredential(JSON.stringify(body))).toBe(holds);
  });

  it('holds one also where its names are escaped, and none where it is no JSON', () => {
    expect(holdsCredential(`{"api\\u005fkey":"${secret}"}`)).toBe(true);
    expect(holdsCredential(`{"api_key":"${secret}"`)).toBe(false);
  });

  it('is looked at however deep it goes, in bounded time', () => {
    const deep = 30_000;
    const nested = `${'['.repeat(deep)}{"api_key":"${secret}"}${']'.repeat(deep)}`;
    expect(holdsCredential(nested)).toBe(true);
  });
});
