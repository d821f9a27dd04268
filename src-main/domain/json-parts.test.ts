import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../testing/check-property.ts';
import { jsonParts } from './json-parts.ts';

const texts = (value: unknown) => [...jsonParts(value)].map(({ text }) => text);

it('writes what JSON.stringify writes, whatever the value', () => {
  const long = fc
    .tuple(fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }), fc.integer({ min: 0, max: 500 }))
    .map(([item, count]) => [Array.from({ length: count }, () => item), { list: [item] }]);
  checkProperty(
    fc.property(fc.oneof(fc.jsonValue({ stringUnit: 'binary' }), long), (value) => {
      expect(texts(value).join('')).toBe(JSON.stringify(value));
    }),
    300,
  );
  const absent = { a: undefined, b: [], c: { d: undefined }, e: [{}] };
  expect(texts(absent).join('')).toBe(JSON.stringify(absent));
});

it('writes no part that takes long, and none before it is asked for', () => {
  const node = (at: number) => ({
    name: `n${at}`,
    versions: { worker: '1' },
    note: 'x'.repeat(90),
  });
  const nodes = Array.from({ length: 10_000 }, (_, at) => node(at));
  const value = { sites: [{ nodes }, { nodes, queues: null }] };
  const lengths = texts(value).map(({ length }) => length);
  expect(lengths.length).toBeGreaterThan(10);
  expect(Math.max(...lengths)).toBeLessThan(400_000);
  let read = 0;
  const watched = nodes.map((one) =>
    Object.defineProperty({ ...one }, 'at', {
      enumerable: true,
      get: () => (read += 1),
    }),
  );
  jsonParts({ nodes: watched }).next();
  expect(read).toBeLessThan(nodes.length);
});
