import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../../testing/check-property.ts';
import { peerIn, peerQuestion } from './socket-diag.ts';

/** An answer with those attributes, each as its type and its value. */
function answer(...attributes: readonly (readonly [type: number, value: Buffer])[]): Buffer {
  const head = Buffer.alloc(32);
  head.writeUInt16LE(20, 4);
  const parts = attributes.map(([type, value]) => {
    const part = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
    part.writeUInt16LE(4 + value.length, 0);
    part.writeUInt16LE(type, 2);
    value.copy(part, 4);
    return part;
  });
  const whole = Buffer.concat([head, ...parts]);
  whole.writeUInt32LE(whole.length, 0);
  return whole;
}

const inode = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

it('asks for the other end of one socket', () => {
  const question = peerQuestion(0xfedc_ba98);
  expect(question.readUInt32LE(0)).toBe(question.length);
  expect(question.readUInt16LE(4)).toBe(20);
  expect(question.readUInt32LE(24)).toBe(0xfedc_ba98);
});

it('finds the inode wherever it stands, and nothing in other answers', () => {
  const shutdown = [6, Buffer.from([3])] as const;
  expect(peerIn(answer(shutdown, [2, inode(4_000_000_000)]))).toBe(4_000_000_000);
  expect(peerIn(answer([2, inode(7)], shutdown))).toBe(7);
  expect(peerIn(answer(shutdown))).toBe(0);
  expect(peerIn(answer())).toBe(0);
  expect(peerIn(answer([2, Buffer.from([7])]))).toBe(0);
  const refused = Buffer.alloc(36);
  refused.writeUInt16LE(2, 4);
  expect(peerIn(refused)).toBeNull();
  expect(peerIn(Buffer.alloc(0))).toBeNull();
});

it('ends with any bytes', () => {
  checkProperty(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const answered = Buffer.concat([answer(), bytes]);
      answered.writeUInt32LE(answered.length, 0);
      const peer = peerIn(answered);
      expect(peer).toBeGreaterThanOrEqual(0);
    }),
    1_000,
  );
});
