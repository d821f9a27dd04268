import { expect, it } from 'vitest';
import { headerOf, headersFromHub, headersToHub } from './forward-headers.ts';

it('sends all but what is of the connection, of the helper, or the caller’s credential for it', () => {
  const sent = headersToHub([
    ['Host', '127.0.0.1:1'],
    ['Authorization', 'Bearer helper'],
    ['X-Hubkey-Key', 'ci'],
    ['Connection', 'close, X-Mine'],
    ['x-mine', '1'],
    ['TE', 'trailers'],
    ['Transfer-Encoding', 'chunked'],
    ['Expect', '100-continue'],
    ['Cookie', 'a=1'],
    ['X-Two', 'a'],
    ['X-Two', 'b'],
    ['Content-Length', '3'],
  ]);
  expect(sent).toEqual([
    ['Cookie', 'a=1'],
    ['X-Two', 'a'],
    ['X-Two', 'b'],
  ]);
});

it.each([
  'SCRIPT_NAME',
  'Transfer_Encoding',
  'Content_Length',
  'X_HTTP_Method_Override',
  '__proto__',
  'X-Original-URL',
  'X-Rewrite-Url',
  'X-Forwarded-Prefix',
])('sends no %s, by which a server could take another path or length for the request’s', (name) => {
  expect(headersToHub([[name, '/api/x']])).toEqual([]);
});

it('lets “Connection” take away nothing that says what a body is', () => {
  const headers = [
    ['Connection', 'content-type, Content-Encoding ,content-length, x-mine'],
    ['Content-Type', 'application/json'],
    ['Content-Encoding', 'gzip'],
    ['X-Mine', '1'],
  ] as const;
  const passed = [headers[1], headers[2]];
  expect(headersToHub(headers)).toEqual(passed);
  const length = ['Content-Length', '3'] as const;
  const answered = headersFromHub([...headers, length], 200);
  expect(answered).toEqual([...passed, length, ['Cache-Control', 'no-store']]);
  expect(headersFromHub([length], 204)).toEqual([['Cache-Control', 'no-store']]);
});

it('gives back all but cookies, words for web pages, and what only the helper may say', () => {
  const given = headersFromHub(
    [
      ['Set-Cookie', 'sessionid=1'],
      ['Access-Control-Allow-Origin', '*'],
      ['Cache-Control', 'public'],
      ['X-Hubkey-Error', 'sign-in-needed'],
      ['Keep-Alive', 'timeout=5'],
      ['Location', 'http://other.host/'],
      ['Content-Encoding', 'gzip'],
    ],
    200,
  );
  expect(given).toEqual([
    ['Location', 'http://other.host/'],
    ['Content-Encoding', 'gzip'],
    ['Cache-Control', 'no-store'],
  ]);
  expect(headerOf(given, 'location')).toBe('http://other.host/');
  expect(headerOf(given, 'none')).toBeNull();
});
