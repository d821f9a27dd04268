import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortName, shownName } from './shown-name.ts';

const emoji = new RegExp(String.raw`\p{RGI_Emoji}`, 'gv');

const codes = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
const dangerous = [
  ...codes(0x00, 0x1f),
  ...codes(0x7f, 0x9f),
  '\u00ad',
  '\u061c',
  '\u115f',
  ...codes(0x200b, 0x200f),
  ...codes(0x2028, 0x202e),
  ...codes(0x2060, 0x206f),
  '\u2800',
  '\u3164',
  ...codes(0xfe00, 0xfe0f),
  '\ufeff',
  ...codes(0xe0000, 0xe01ef),
  '\ud800',
  '\udfff',
];
/** Names as an attacker would put them together. */
const names = fc
  .array(
    fc.oneof(
      fc.constantFrom(...dangerous),
      fc.constantFrom(
        '\\',
        '\\u202e',
        '\\u{e0041}',
        '\\u005c',
        '“',
        '”',
        ' ',
        '\u00a0',
        'u',
        '👩‍💻',
        '❤️',
        '👩',
        '(no name)',
        '{',
        '}',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** Undoes it: what has an inverse shows no two names alike. */
function named(shown: string): string {
  if (shown === '(no name)') return '';
  const inner =
    shown.startsWith('“') && shown.endsWith('”') && shown.length > 1 ? shown.slice(1, -1) : shown;
  return inner.replaceAll(
    /\\u(?:([0-9a-f]{4})|\{([0-9a-f]+)\})/g,
    (_, four?: string, more?: string) => String.fromCodePoint(parseInt(four ?? more ?? '', 16)),
  );
}

describe('a name from outside', () => {
  it('is shown without anything that hides or turns round', () => {
    const forbidden = new Set(dangerous);
    fc.assert(
      fc.property(names, (name) => {
        const shown = shownName(name);
        const rest = [...shown.replaceAll(emoji, '')];
        expect(rest.filter((character) => forbidden.has(character))).toEqual([]);
        expect(shown).not.toMatch(/^\s|\s$|^$/);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is never shown as another is', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(named(shownName(name))).toBe(name);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    'nightly-ingest',
    'C:\\Users\\ana',
    'レンダー ファーム',
    'مفتاح الاستوديو',
    'ключ',
    'Ключ №1',
    'नमस्ते',
    'é',
    'a🔑b',
    'build 👩‍💻',
    '⚠️ production',
    '🏳️‍🌈',
    '👨‍👩‍👧‍👦',
    "we'ird “näme” $(x)",
  ])('is shown as it is where it is ordinary: %s', (name) => {
    expect(shownName(name)).toBe(name);
  });

  it.each([
    ['\u202elruc', '\\u202elruc'],
    ['a\nb', 'a\\u000ab'],
    ['\\u202e', '\\u005cu202e'],
    ['\\U202E', '\\u005cU202E'],
    ['x\u{e0041}', 'x\\u{e0041}'],
    ['', '(no name)'],
    ['(no name)', '“(no name)”'],
    ['a\u200db', 'a\\u200db'],
    ['👩\u200d', '👩\\u200d'],
    ['👩\u200d\u202e💻', '👩\\u200d\\u202e💻'],
    ['🏴\u{e0041}\u{e007f}', '🏴\\u{e0041}\\u{e007f}'],
    ['  ', '“  ”'],
    ['a ', '“a ”'],
    ['“a”', '““a””'],
    ['\u0301a', '\\u0301a'],
  ])('%j is shown as %s', (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });

  it('is cut in the middle where it is long, by whole characters', () => {
    expect(shortName('a'.repeat(60))).toHaveLength(60);
    expect(shortName(`${'a'.repeat(50)}${'b'.repeat(50)}`, 11)).toBe('aaaaa…bbbbb');
    expect([...shortName('🔑'.repeat(100), 11)]).toHaveLength(11);
    expect(shortName('👩‍💻'.repeat(3), 5)).toBe('👩…💻');
  });
});
