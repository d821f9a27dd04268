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
  const unknown = { owner: null, createdAt: null, expiresAt: null, lastUsedAt: null, more: {} };
  expect(page).toEqual({
    count: 3,
    next: '?page=2',
    keys: [{ hubId: 0, name: 'zero', ...unknown }],
  });
  expect(readKeyPage([key(1), key(-2)])).toMatchObject({ count: 2, next: null });
});

it('reads when a key was last used', () => {
  const used = '2026-11-30T10:00:00Z';
  expect(readKeyPage([key(1, 'n', { last_used: used })])).toMatchObject({
    keys: [{ lastUsedAt: Date.parse(used), more: {} }],
  });
});

it('shows what else comes, and nothing that could be a secret', () => {
  const item = key(1, 'n', {
    note: '2026',
    revoked: false,
    api_key: 'S',
    hashed: 'S',
    key_info: { name: 'S' },
    scope: [{ name: 'read' }],
    o: {},
  });
  expect(readKeyPage([item])).toMatchObject({
    keys: [{ more: { note: '2026', revoked: 'false', scope: 'read' } }],
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

const moment = Date.UTC(2026, 10, 30, 9);
it.each([
  [{ owner: 'ana', created: '2026-11-30T09:00:00Z', expiry_date: null }, 'ana', moment, null],
  [
    { owner: { type: 'user', id: 3, name: 'ana' }, created_at: moment / 1000, expires: moment },
    'ana',
    moment,
    moment,
  ],
  [
    { user: 3, created: { date: '2026-11-30T09:00:00Z' }, expires_at: { value: moment } },
    '3',
    moment,
    moment,
  ],
  [
    { created_by: { username: 'ben' }, valid_until: '2026-11-30' },
    'ben',
    null,
    Date.UTC(2026, 10, 30),
  ],
])('reads owner and dates in whatever shape they come: %j', (more, owner, createdAt, expiresAt) => {
  const [read] = readKeyPage([key(1, 'n', more)])?.keys ?? [];
  expect(read).toEqual({
    hubId: 1,
    name: 'n',
    owner,
    createdAt,
    expiresAt,
    lastUsedAt: null,
    more: {},
  });
});

it('shows a date that it can’t read as it came', () => {
  const [read] = readKeyPage([key(1, 'n', { expires: 'never', created: 'in spring' })])?.keys ?? [];
  expect(read).toMatchObject({ expiresAt: null, more: { expires: 'never', created: 'in spring' } });
});
