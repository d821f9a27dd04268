import { expect, it } from 'vitest';
import { icoFile } from './ico.mjs';

it('holds each size as a bitmap, from the bottom up, with straight alpha', () => {
  // Above opaque red and half transparent green, below nothing and blue.
  const pixels = Buffer.from([255, 0, 0, 255, 0, 128, 0, 128, 0, 0, 0, 0, 0, 0, 255, 255]);
  const file = icoFile([
    { size: 2, pixels },
    { size: 1, pixels: pixels.subarray(0, 4) },
  ]);
  expect([...file.subarray(0, 6)]).toEqual([0, 0, 1, 0, 2, 0]);
  const entries = [0, 1].map((at) => file.subarray(6 + 16 * at, 22 + 16 * at));
  const found = entries.map((entry) => {
    const from = entry.readUInt32LE(12);
    return {
      width: entry[0],
      height: entry[1],
      data: file.subarray(from, from + entry.readUInt32LE(8)),
    };
  });
  expect(found.map(({ width, height }) => [width, height])).toEqual([
    [2, 2],
    [1, 1],
  ]);
  const [two, one] = found.map(({ data }) => data);
  expect([
    two.readUInt32LE(0),
    two.readInt32LE(4),
    two.readInt32LE(8),
    two.readUInt16LE(14),
  ]).toEqual([40, 2, 4, 32]);
  expect([...two.subarray(40, 56)]).toEqual([
    0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 255, 255, 0, 255, 0, 128,
  ]);
  expect(two.length).toBe(40 + 16 + 8);
  expect([...one.subarray(40, 44)]).toEqual([0, 0, 255, 255]);
  expect(file.length).toBe(6 + 32 + two.length + one.length);
});
