import { expect, it } from 'vitest';
import { widthOf, wrapped } from './wrap.mjs';

it('breaks a line at blanks, but not within brackets', () => {
  const words = `${'word '.repeat(18)}[--profile P] end`;
  expect(wrapped(words, '  ', '      ')).toEqual([
    `  ${'word '.repeat(18).trim()}`,
    '      [--profile P] end',
  ]);
});

it('breaks Japanese between words, by what they take of a line', () => {
  const text = 'クライアントキーを一覧表示します。'.repeat(5);
  const lines = wrapped(text, '  ', '    ');
  expect(lines.map((line) => line.trim()).join('')).toBe(text);
  expect(lines.length).toBe(2);
  for (const line of lines) {
    expect(widthOf(line)).toBeLessThanOrEqual(100);
    expect(line.trim()).not.toMatch(/^[。、）]/);
  }
});
