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

it('a request says whether it came from the API docs, and from nowhere else', () => {
  const who = { profile: 'p', credential: 'session' };
  const passed = { kind: 'passed', method: 'GET', path: '/api/', status: 200, ...who };
  const read = (from: unknown) => readEntry({ at: 1, activity: { ...passed, from } });
  expect(read('api-docs')?.activity).toMatchObject({ from: 'api-docs' });
  expect(read('elsewhere')).toBeNull();
});
