import { expect, it } from 'vitest';
import { readEntry } from './read-entry.ts';

it.each([
  ['wrong-token', 'wrong-token'],
  ['no-such-call', 'not-found'],
  ['of-another-version', 'other'],
])('a refusal that was written as %s is read as %s', (why, read) => {
  expect(readEntry({ at: 1, activity: { kind: 'refused', why, count: 2 } })).toEqual({
    at: 1,
    activity: { kind: 'refused', why: read, count: 2 },
  });
});
