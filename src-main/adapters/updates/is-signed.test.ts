import { expect, it } from 'vitest';
import { isSigned } from './is-signed.ts';

// RFC 8032, section 7.1, TEST 3, in base64.
const key = '/FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU=';
const message = Buffer.from('af82', 'hex');
const forged =
  'YpHWV97sJAJIJ+acPgG+CjDORKmIxL4XyHZt55RZn7gB0tlyHiqDMZvtaVE2gJL0Sxqe0IGlAVWLTR1VsxZdDg==';
const signature = Buffer.from(
  '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  'hex',
).toString('base64');

it('knows a signature of the key', () => {
  expect(isSigned(message, signature, key)).toBe(true);
  expect(isSigned(message, `${signature}\n`, key)).toBe(true);
});

it.each([
  ['another signature', message, forged, key],
  ['another text', Buffer.from('af83', 'hex'), signature, key],
  ['another key', message, signature, `${'A'.repeat(42)}A=`],
  ['a key that is none', message, signature, 'x'],
  ['two signatures', message, `${signature}${signature}`, key],
  ['nothing', message, '', key],
])('refuses %s', (_name, text, by, of) => {
  expect(isSigned(text, by, of)).toBe(false);
});
