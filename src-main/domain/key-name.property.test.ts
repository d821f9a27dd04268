import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../testing/check-property.ts';
import { readKeyName, rotatedKeyName } from './key-name.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });

it('a name that is taken is one that the Hub takes', () => {
  checkProperty(
    fc.property(text, (typed) => {
      const name = readKeyName(typed);
      if (!name.ok) return;
      expect([...name.value].length).toBeLessThanOrEqual(50);
      expect(readKeyName(name.value)).toEqual(name);
    }),
    1_000,
  );
});

it('a rotated key has a name that no other has, and that the Hub takes, turn after turn', () => {
  checkProperty(
    fc.property(text, fc.integer({ min: 0, max: 4e12 }), (first, now) => {
      const taken = new Set([first]);
      let name = first;
      for (let turn = 0; turn < 15; turn += 1) {
        name = rotatedKeyName(name, taken, now);
        expect(taken.has(name)).toBe(false);
        expect([...name].length).toBeLessThanOrEqual(50);
        taken.add(name);
      }
    }),
  );
});
