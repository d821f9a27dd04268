import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { unpack } from './unpack.ts';

const bytes = Buffer.from('{"detail":"no"}');

it.each([
  ['gzip', gzipSync(bytes)],
  ['X-GZIP', gzipSync(bytes)],
  ['deflate', deflateSync(bytes)],
  [' br ', brotliCompressSync(bytes)],
])('gives what was packed as %s', async (coding, packed) => {
  expect(Buffer.from((await unpack(packed, coding, 100)) ?? []).toString()).toBe(bytes.toString());
});

it.each([
  ['in a coding of its own', 'zip', gzipSync(bytes)],
  ['in two codings', 'gzip, br', gzipSync(bytes)],
  ['damaged', 'gzip', gzipSync(bytes).subarray(0, 12)],
  ['longer than allowed', 'gzip', gzipSync(Buffer.alloc(50_000_000))],
])('gives nothing of what is %s', async (_what, coding, packed) => {
  expect(await unpack(packed, coding, 1_000)).toBeNull();
});
