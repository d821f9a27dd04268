import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty, hostileText } from '../../testing/check-property.ts';
import { deeperThan } from './deeper-than.ts';
import { parseJson } from './parse-json.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0;

it('counts how deep JSON lies as one who parses it does', () => {
  checkProperty(
    fc.property(fc.jsonValue({ maxDepth: 8, stringUnit: 'binary' }), fc.nat(10), (value, max) => {
      // Marks within texts count for nothing.
      const text = JSON.stringify([value, '[[{{', '\\"[', { '[{': '\\' }], null, 1);
      expect(deeperThan(bytes(text), max)).toBe(depthOf(JSON.parse(text)) > max);
    }),
    1_000,
  );
});

it('parses as the engine does, and throws never', () => {
  const text = fc.oneof(
    fc.json({ stringUnit: 'binary' }),
    hostileText(['{', '}', '[', ']', '"', '\\', ',', ':', '1', 'null', '"__proto__":']),
  );
  checkProperty(
    fc.property(text, (json) => {
      const read = parseJson(bytes(json));
      if (read.ok) expect(read.value).toEqual(JSON.parse(json));
      else expect(() => JSON.parse(json) as unknown).toThrow();
    }),
    1_000,
  );
});

it('takes any bytes', () => {
  checkProperty(
    fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
      expect(typeof parseJson(body).ok).toBe('boolean');
    }),
  );
});
