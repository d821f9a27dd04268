import { expect, it } from 'vitest';
import { framingOf } from './framing.ts';

const stream = (async function* () {})();

it.each(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'PROPFIND'])(
  'gives a body of %s one framing',
  (method) => {
    const framed = (body: Parameters<typeof framingOf>[0]['body']) => framingOf({ method, body });
    expect(framed(new Uint8Array(7))).toEqual({ 'content-length': '7' });
    expect(framed(new Uint8Array())).toEqual({ 'content-length': '0' });
    expect(framed({ stream, length: 70_000 })).toEqual({ 'content-length': '70000' });
    expect(framed({ stream, length: null })).toEqual({ 'transfer-encoding': 'chunked' });
  },
);

it('says that there is no body where a method could have one', () => {
  const without = (method: string) => framingOf({ method, body: null });
  expect(['GET', 'HEAD', 'DELETE', 'OPTIONS'].map(without)).toEqual([{}, {}, {}, {}]);
  expect(without('POST')).toEqual({ 'content-length': '0' });
  expect(without('PROPFIND')).toEqual({ 'content-length': '0' });
});
