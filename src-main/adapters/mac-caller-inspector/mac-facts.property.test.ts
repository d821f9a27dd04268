import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../../testing/check-property.ts';
import { startStringsOf } from '../../testing/fake-mac-calls.ts';
import { auditTokenIn } from './audit-token.ts';
import { bsdInfoIn } from './bsd-info.ts';
import { cStringIn } from './c-string.ts';
import { descriptorsIn, openFileIn, regionFileIn, socketEndsIn } from './descriptor-info.ts';
import { processEntryIn } from './process-entry.ts';
import { startWordsIn } from './start-words.ts';

/** Of any size, and often of one that a struct has. */
const bytes = fc
  .oneof(
    fc
      .constantFrom(32, 136, 648, 792, 1_200, 1_272)
      .chain((length) => fc.uint8Array({ minLength: length, maxLength: length })),
    fc.uint8Array({ maxLength: 200 }),
  )
  .map((array) => Buffer.from(array));
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((any) => any.replaceAll('\0', ''));

it('takes any bytes without failing', () => {
  checkProperty(
    fc.property(bytes, fc.nat(20), (buffer, max) => {
      cStringIn(buffer);
      auditTokenIn(buffer);
      bsdInfoIn(buffer);
      processEntryIn(buffer);
      descriptorsIn(buffer);
      socketEndsIn(buffer);
      openFileIn(buffer);
      regionFileIn(buffer);
      expect(startWordsIn(buffer, max).length).toBeLessThanOrEqual(max);
    }),
    2_000,
  );
});

it('reads the words as they were given, whatever they are, and nothing of the environment', () => {
  checkProperty(
    fc.property(text, fc.array(text, { maxLength: 9 }), fc.array(text), (path, words, rest) => {
      const strings = startStringsOf(`/${path}`, words, rest);
      expect(startWordsIn(strings, 20)).toEqual(words);
      expect(startWordsIn(strings, 3)).toEqual(words.slice(0, 3));
    }),
    1_000,
  );
});

it('reads all words or none where the strings are cut or changed', () => {
  const words = ['python3', '-u', '/home/ana/run.py'];
  const whole = startStringsOf('/usr/bin/python3', words, ['A=b']);
  checkProperty(
    fc.property(fc.nat(whole.length), (length) => {
      const read = startWordsIn(whole.subarray(0, length), 8);
      expect([[], words]).toContainEqual(read);
    }),
  );
});
