import { expect, it } from 'vitest';
import { readClientKey } from './client-key-text.ts';

it.each([
  ['abc.def', 'abc.def'],
  [' abc.def\r\n', 'abc.def'],
  ['!~', '!~'],
  ['x'.repeat(2000), 'x'.repeat(2000)],
])('reads %j', (text, key) => {
  expect(readClientKey(text)?.reveal()).toBe(key);
});

it.each(['', ' \n', 'two words', 'abc\ndef', 'ключ', 'a\0b', '“abc”', 'x'.repeat(2001)])(
  'takes %j for no key',
  (text) => {
    expect(readClientKey(text)).toBeNull();
  },
);
