import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { Secret } from '../../domain/secret.ts';
import { jsonBytes } from './json-bytes.ts';

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

it('reads as what went in, whatever the texts are made of', () => {
  const anyText = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(anyText, anyText, anyText, (name, user, password) => {
      const bytes = jsonBytes({ [`x${name}`]: user, password: Secret.of(password) });
      expect(JSON.parse(textOf(bytes))).toEqual({ [`x${name}`]: user, password });
    }),
  );
});

it('is what any client would send of plain texts, and no string of the secret', () => {
  const reveal = vi.spyOn(Secret.prototype, 'reveal');
  const bytes = jsonBytes({ username: 'pixit', password: Secret.of('a"b\\c d\nż\ud800') });
  expect(textOf(bytes)).toBe('{"username":"pixit","password":"a\\"b\\\\c d\\u000a\\u017c\\ud800"}');
  expect(textOf(jsonBytes({}))).toBe('{}');
  expect(reveal).not.toHaveBeenCalled();
});
