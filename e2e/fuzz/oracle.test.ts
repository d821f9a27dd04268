import { describe, expect, it } from 'vitest';
import type { Door } from './door.ts';
import { expectedOf } from './judge.ts';
import { whole } from './kind.ts';
import { leavesApi } from './leaves-api.ts';

const known = { port: 4711, token: 'right', profile: 'Hub', profileHost: 'hub' };
const tcp: Door = { ...known, kind: 'tcp', at: { host: '', port: 4711 }, host: '127.0.0.1:4711' };
const socket: Door = { ...known, kind: 'socket', at: { path: '' }, host: 'hubkey' };
const head = 'Host: 127.0.0.1:4711\r\nAuthorization: Bearer right\r\n';
const json = 'Content-Type: application/json\r\n';
const allowed = (text: string, door = tcp): number =>
  expectedOf(whole(Buffer.from(text, 'latin1')), door).methods.length;

describe('how many requests may succeed', () => {
  it.each([
    ['an honest one', `GET /v1/status HTTP/1.1\r\n${head}\r\n`, 1],
    ['two in a row', `GET /v1/status HTTP/1.1\r\n${head}\r\n`.repeat(2), 2],
    ['a wrong token', 'GET /v1/status HTTP/1.1\r\nHost: 127.0.0.1:4711\r\n\r\n', 0],
    ['a longer host', `GET /v1/status HTTP/1.1\r\n${head.replace('4711', '4711.x')}\r\n`, 0],
    ['a page', `GET /v1/status HTTP/1.1\r\n${head}Origin: null\r\n\r\n`, 0],
    [
      'one behind a bad one',
      `GET /no HTTP/1.1\r\n${head}\r\nGET /v1/status HTTP/1.1\r\n${head}\r\n`,
      0,
    ],
    [
      'one behind the last',
      `GET /v1/status HTTP/1.1\r\n${head}Connection: close\r\n\r\n`.repeat(2),
      1,
    ],
    ['a body', `POST /v1/open HTTP/1.1\r\n${head}${json}Content-Length: 2\r\n\r\n{}`, 1],
    ['half a body', `POST /v1/open HTTP/1.1\r\n${head}${json}Content-Length: 3\r\n\r\n{}`, 0],
    [
      'a body that is no object',
      `POST /v1/open HTTP/1.1\r\n${head}${json}Content-Length: 2\r\n\r\n[]`,
      0,
    ],
    [
      'two framings',
      `POST /v1/open HTTP/1.1\r\n${head}${json}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
      0,
    ],
    [
      'chunks',
      `POST /v1/open HTTP/1.1\r\n${head}${json}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
      1,
    ],
    ['a raw header', `GET /v1/header HTTP/1.1\r\n${head}\r\n`, 0],
    ['a raw environment', `GET /v1/environment HTTP/1.1\r\n${head}\r\n`, 0],
    ['a list', `GET /v1/keys?profile=x HTTP/1.1\r\n${head}\r\n`, 1],
    ['a single job', `GET /v1/jobs/7?key=x HTTP/1.1\r\n${head}\r\n`, 1],
    ['a query that no one knows', `GET /v1/keys?key=x HTTP/1.1\r\n${head}\r\n`, 0],
    ['a query twice', `GET /v1/jobs?key=x&key=y HTTP/1.1\r\n${head}\r\n`, 0],
    [
      'texts in a body',
      `POST /v1/use HTTP/1.1\r\n${head}${json}Content-Length: 15\r\n\r\n{"profile":"x"}`,
      1,
    ],
    [
      'no text in a body',
      `POST /v1/use HTTP/1.1\r\n${head}${json}Content-Length: 13\r\n\r\n{"profile":7}`,
      0,
    ],
    [
      'a field that no one knows',
      `POST /v1/use HTTP/1.1\r\n${head}${json}Content-Length: 13\r\n\r\n{"Quick":"x"}`,
      0,
    ],
    ['a way out', `GET /hub/-/api/%252e%252e/ HTTP/1.1\r\n${head}\r\n`, 0],
    ['a request to the Hub', `GET /hub/-/api/jobs/ HTTP/1.1\r\n${head}\r\n`, 1],
    ['an echo', `TRACE /hub/-/api/jobs/ HTTP/1.1\r\n${head}\r\n`, 0],
  ])('%s', (_name, text, count) => {
    expect(allowed(text)).toBe(count);
  });

  it('asks for no token on the socket', () => {
    expect(allowed('GET /v1/status HTTP/1.1\r\nHost: any\r\n\r\n', socket)).toBe(1);
    expect(allowed('GET /api/jobs/ HTTP/1.1\r\nHost: HUB:1\r\n\r\n', socket)).toBe(1);
    expect(allowed('GET /api/jobs/ HTTP/1.1\r\nHost: other\r\n\r\n', socket)).toBe(0);
  });
});

it.each([
  ['/api/x?../', false],
  ['/api', false],
  ['/apis/', true],
  ['/api/..', true],
  ['/api/..#/', true],
  ['/api/a%5c..%5c', true],
  ['/api/..;x/', true],
  ['/outside/', true],
])('takes %s for outside: %s', (path, outside) => {
  expect(leavesApi(path)).toBe(outside);
});
