import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty, hostileText } from '../../testing/check-property.ts';
import type { ShellId } from '../settings.ts';
import { shells } from '../shell.ts';
import { snippet } from '../snippet.ts';
import { readPasted } from './read-pasted.ts';

const ids: readonly ShellId[] = shells.map(({ id }) => id);
/**
 * Keys are printable ASCII without blanks. An expansion would change one that looks like a variable, and one with a
 * quote or backslash isn’t read back from every shell.
 */
const key = fc
  .stringMatching(/^[!#-&(-[\]-~]{1,40}$/)
  .filter((text) => !/[$%]\{?\w|^api-key/i.test(text));
const body = fc.option(fc.jsonValue({ stringUnit: 'grapheme' }), { nil: undefined });

it('reads back what Hubkey itself writes, for every shell, whatever is in the key', () => {
  checkProperty(
    fc.property(key, body, fc.constantFrom(...ids), (credential, json, shell) => {
      const text = snippet({
        what: 'curl',
        kind: 'client-key',
        credential,
        hub: 'https://hub.example:8000/x',
        path: '/api/jobs/',
        shell,
        jq: true,
        ...(json === undefined ? {} : { method: 'POST', body: asciiLine(json) }),
      });
      expect(readPasted(text), text).toEqual({
        ok: true,
        value: { hub: 'https://hub.example:8000/x', key: credential },
      });
    }),
  );
});

it('reads back every assignment that Hubkey writes', () => {
  checkProperty(
    fc.property(
      fc.stringMatching(/^[\w.=-]{1,40}$/),
      fc.constantFrom(...ids),
      (credential, shell) => {
        const input = { what: 'export', kind: 'client-key', path: '/api/', jq: false } as const;
        const text = snippet({ ...input, credential, hub: 'https://hub.example', shell });
        expect(readPasted(text), text).toEqual({ ok: true, value: { hub: null, key: credential } });
      },
    ),
  );
});

it('never throws, and never gives more than a key in one word and an address', () => {
  const pieces = [
    'curl',
    ' -H ',
    "'",
    '"',
    '\\',
    '`',
    '^',
    '\n',
    '\r\n',
    'Authorization:',
    ' Api-Key ',
    'x.y',
    '$',
    '%',
    '=',
    'API_KEY',
    'https://h/',
    '--header',
    '#',
  ];
  checkProperty(
    fc.property(hostileText(pieces, 30), (text) => {
      const read = readPasted(text);
      if (read.ok) expect(read.value.key).toMatch(/^[!-~]{1,2000}$/);
    }),
    1_000,
  );
});

/** JSON in ASCII, as requests have it. */
const asciiLine = (json: unknown): string =>
  JSON.stringify(json).replaceAll(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
