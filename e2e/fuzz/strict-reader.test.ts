import { expect, it } from 'vitest';
import { StrictReader } from './strict-reader.ts';

function read(text: string, size = text.length) {
  const seen: string[] = [];
  const reader = new StrictReader({
    request: ({ method, target, body }) => seen.push(`${method} ${target} ${body.toString()}`),
    wrong: (why) => seen.push(`wrong: ${why}`),
  });
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return { seen, idle: reader.idle };
}

const get = 'GET /api/ HTTP/1.1\r\nHost: h\r\n\r\n';
const sized = 'POST /api/ HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc';
const chunked =
  'DELETE /api/ HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n';

it.each([1, 2, 7, 1_000])('reads one request after the other, %d bytes at a time', (size) => {
  const { seen, idle } = read(get + chunked + sized + get, size);
  expect(seen).toEqual(['GET /api/ ', 'DELETE /api/ abc', 'POST /api/ abc', 'GET /api/ ']);
  expect(idle).toBe(true);
});

it('is not idle within a request', () => {
  expect(read(sized.slice(0, -1)).idle).toBe(false);
  expect(read(chunked.slice(0, -1)).idle).toBe(false);
  expect(read(get.slice(0, -1)).idle).toBe(false);
});

it.each([
  ['bytes behind a request without framing', `${get}smuggled\r\n\r\n`],
  ['two framings', sized.replace('Host', 'Transfer-Encoding: chunked\r\nHost')],
  ['two lengths', sized.replace('Host', 'Content-Length: 3\r\nHost')],
  ['no Host', get.replace('Host', 'Ghost')],
  ['two Hosts', get.replace('Host', 'Host: h\r\nHost')],
  ['another coding', chunked.replace(': chunked', ': gzip, chunked')],
  ['a chunk extension', chunked.replace('2\r\n', '2;x=y\r\n')],
  ['a chunk that is too long', chunked.replace('ab\r\n', 'abc\r\n')],
  ['trailers', chunked.replace(/\r\n$/, 'X: 1\r\n\r\n')],
  ['a line feed alone', get.replace('HTTP/1.1\r\n', 'HTTP/1.1\n')],
  ['a folded header', get.replace('Host', 'X: 1\r\n 2\r\nHost')],
  ['a blank before the colon', get.replace('Host', 'Host ')],
  ['another version', get.replace('/1.1', '/1.0')],
])('does not take %s', (_what, text) => {
  expect(read(text).seen.at(-1)).toMatch(/^wrong: /);
});
