import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty, hostileText } from '../../testing/check-property.ts';
import { readStat } from './process-stat.ts';

it('finds parent and start behind any name that a program gives itself', () => {
  const name = hostileText(['(', ')', ' ', ') S 1', '\n', '0', 'bash'], 5);
  checkProperty(
    fc.property(name, fc.nat(), fc.nat(), (own, parent, start) => {
      const between = Array.from({ length: 17 }, (_, at) => at).join(' ');
      const text = `7 (${own}) S ${parent} ${between} ${start} 1 2 3`;
      expect(readStat(text)).toMatchObject({ name: own, parent, startTime: String(start) });
    }),
    1_000,
  );
});

it('takes any text', () => {
  checkProperty(
    fc.property(hostileText(['(', ')', ' ', '1', 'S', '-', '9'.repeat(30)], 30), (text) => {
      const stat = readStat(text);
      if (stat) expect(Number.isInteger(stat.parent)).toBe(true);
    }),
    1_000,
  );
});
