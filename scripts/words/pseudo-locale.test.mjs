import { expect, it } from 'vitest';
import { pseudoMessage, pseudoText } from './pseudo-locale.mjs';

it('makes texts at least 40 % longer, and keeps their values', () => {
  const text = 'Access for {time}, then sign in again';
  const longer = pseudoText(text);
  expect(longer).toContain('{time}');
  expect(longer.length).toBeGreaterThanOrEqual(text.length * 1.35);
  expect(longer).not.toContain('Access');
});

it('does so in each variant', () => {
  const [message] = pseudoMessage([
    { selectors: ['plural'], match: { 'plural=one': 'one key', 'plural=other': '{n} keys' } },
  ]);
  expect(Object.keys(message.match)).toEqual(['plural=one', 'plural=other']);
  expect(message.match['plural=one']).toMatch(/^\[óñé kéý ~+\]$/);
});
