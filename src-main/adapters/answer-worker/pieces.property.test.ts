import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../../testing/check-property.ts';
import { inPieces, joined } from './pieces.ts';

it('a value is the same after its way in pieces, whatever it holds', async () => {
  const long = fc
    .tuple(fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }), fc.integer({ min: 0, max: 3_000 }))
    .map(([item, count]) => [Array.from({ length: count }, () => item), { list: [item] }]);
  const values = fc.sample(fc.oneof(fc.jsonValue({ stringUnit: 'binary' }), long), 300);
  for (const value of values) {
    const json = JSON.stringify(value);
    expect(JSON.stringify(await joined(inPieces(JSON.parse(json))))).toBe(json);
  }
});

it('no piece is large, however the lists lie in each other', () => {
  const lists = fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 120 }));
  checkProperty(
    fc.property(lists, ([outer, inner]) => {
      const value = { list: Array.from({ length: outer }, () => ({ in: Array(inner).fill({}) })) };
      for (const text of inPieces(value).texts) {
        expect(text.match(/[{[]/g)?.length ?? 0).toBeLessThanOrEqual(1_200);
      }
    }),
    100,
  );
});

it('a Hub can’t pass a text of its own for a piece', async () => {
  const { mark } = inPieces([]);
  const value = [{ [mark]: [0] }, { '': [0] }, { 0: 0 }];
  expect(await joined(inPieces(value))).toEqual(value);
});
