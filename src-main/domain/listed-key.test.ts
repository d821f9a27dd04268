import { expect, it } from 'vitest';
import { isPageQuery, readKeyPage } from './listed-key.ts';

const key = (id: unknown, name: unknown = 'n', more = {}) => ({
  id,
  name,
  url: 'http://x/',
  ...more,
});

it('reads a page, an array, and an id of 0', () => {
  const next = 'http://localhost:8000/hub/api/auth/clientkeys/?page=2#x';
  const page = readKeyPage({ count: 3, next, previous: null, results: [key(0, 'zero')], more: 1 });
  expect(page).toEqual({ count: 3, next: '?page=2', keys: [{ hubId: 0, name: 'zero', more: {} }] });
  expect(readKeyPage([key(1), key(-2)])).toMatchObject({ count: 2, next: null });
});

it('shows what else comes, and nothing that could be a secret', () => {
  const item = key(1, 'n', { created: '2026', revoked: false, api_key: 'S', hashed: 'S', o: {} });
  expect(readKeyPage([item])).toMatchObject({
    keys: [{ more: { created: '2026', revoked: 'false' } }],
  });
  expect(JSON.stringify(readKeyPage([item]))).not.toContain('"S"');
});

it('passes entries without an id over, and takes any name', () => {
  // Beyond 2^53 an id stands for its neighbours too: another key could be revoked by it.
  const page = readKeyPage([null, 7, key('1'), key(1.5), key(2 ** 53), key(2, 9), key(3, '<b>')]);
  expect(page).toMatchObject({
    keys: [
      { hubId: 2, name: '' },
      { hubId: 3, name: '<b>' },
    ],
  });
});

it.each([null, 7, 'x', {}, { results: 'none' }])('refuses %j', (json) => {
  expect(readKeyPage(json)).toBeNull();
});

it.each([
  ['?page=2', true],
  ['', false],
  ['page=2', false],
  ['?page=2 x', false],
  ['?p=\r\nX: y', false],
  [`?${'x'.repeat(501)}`, false],
])('%j is a query of a page: %s', (query, is) => {
  expect(isPageQuery(query)).toBe(is);
});
