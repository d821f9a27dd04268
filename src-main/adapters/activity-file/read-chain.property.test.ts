import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ActivityEntry } from '../../domain/activity.ts';
import { checkProperty } from '../../testing/check-property.ts';
import { readLine, writeLine } from './activity-line.ts';
import { readChain } from './read-chain.ts';

const entry: fc.Arbitrary<ActivityEntry> = fc.record({
  at: fc.nat(),
  activity: fc.record({
    kind: fc.constant('denied' as const),
    to: fc.string({ unit: 'binary' }),
    profile: fc.string({ unit: 'binary' }),
    credential: fc.string(),
  }),
});

function fileOf(entries: readonly ActivityEntry[]): string {
  const first = writeLine(null, { begins: 'hubkey-activity', version: 1, at: 0, after: null });
  let { hash, line: text } = first;
  for (const item of entries) {
    const written = writeLine(hash, item);
    [hash, text] = [written.hash, text + written.line];
  }
  return text;
}

it('reads what was written as it was, one line each', () => {
  checkProperty(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      const text = fileOf(entries);
      expect(text.split('\n')).toHaveLength(entries.length + 2);
      expect(readChain([text], false)).toMatchObject({ entries, chain: { kind: 'unbroken' } });
    }),
  );
});

it('tells of any change but one at the end', () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    char: fc.string({ minLength: 1, maxLength: 1 }),
  });
  checkProperty(
    fc.property(
      fc.array(entry, { minLength: 2, maxLength: 6 }),
      change,
      (entries, { at, char }) => {
        const text = fileOf(entries);
        const position = Math.floor(at * (text.trimEnd().length - 1));
        if (text[position] === char) return;
        const changed = text.slice(0, position) + char + text.slice(position + 1);
        expect(readChain([changed], false).chain.kind).toBe('changed');
        const lines = text.split('\n');
        const gone = 1 + Math.floor(at * (entries.length - 1));
        const less = lines.filter((_, number) => number !== gone).join('\n');
        expect(readChain([less], false).chain.kind).toBe('changed');
      },
    ),
  );
});

it('takes any line', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json().map((json) => `{"hash":"${'0'.repeat(64)}","entry":${json}}`),
    fc
      .dictionary(fc.constantFrom('at', 'activity', 'begins', 'after', '__proto__'), fc.jsonValue())
      .map((value) => `{"hash":"${'a'.repeat(64)}","entry":${JSON.stringify(value)}}`),
  );
  checkProperty(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      for (const text of lines) readLine(text);
      expect(Array.isArray(readChain([lines.join('\n')], true).entries)).toBe(true);
    }),
    1_000,
  );
});
