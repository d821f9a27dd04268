import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../../testing/check-property.ts';
import { joinedBlocks } from '../answer-worker/joined-blocks.ts';
import { GatheredBody } from './gathered-body.ts';

it('is what arrived, in whatever pieces', () => {
  const size = fc.integer({ min: 0, max: 700_000 });
  checkProperty(
    fc.property(fc.array(size, { maxLength: 5 }), (sizes) => {
      const body = new GatheredBody();
      const pieces = sizes.map((length, at) => new Uint8Array(length).fill(at + 1));
      for (const piece of pieces) body.add(piece);
      const blocks = body.blocks();
      expect(Buffer.concat(pieces).equals(joinedBlocks(blocks))).toBe(true);
      expect(new Set(blocks.map(({ buffer }) => buffer)).size).toBe(blocks.length);
    }),
    50,
  );
});
