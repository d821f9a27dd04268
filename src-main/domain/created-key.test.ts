import { expect, it } from 'vitest';
import { readCreatedKey } from './created-key.ts';

it('reads the key of an answer', () => {
  const read = readCreatedKey({ url: 'x', id: 0, name: 'ci', api_key: 'abcd.efgh' });
  expect(read).toMatchObject({ hubId: 0, name: 'ci' });
  expect(read?.key.reveal()).toBe('abcd.efgh');
  expect(readCreatedKey({ id: 1, api_key: 'abcd.efgh' })?.name).toBe('');
});

it.each([
  { id: 1, name: 'ci' },
  { id: 1, name: 'ci', api_key: '' },
  { id: 1, name: 'ci', api_key: 'two words' },
  { id: '1', name: 'ci', api_key: 'abcd.efgh' },
  { id: 1.5, name: 'ci', api_key: 'abcd.efgh' },
  [{ id: 1, name: 'ci', api_key: 'abcd.efgh' }],
  null,
])('finds none in %j', (json) => {
  expect(readCreatedKey(json)).toBeNull();
});
