import { expect, it } from 'vitest';
import type { ListedKey } from './listed-key.ts';
import { matchingListedKeys } from './matching-listed-key.ts';

const listed = (hubId: number, name: string, more = {}): ListedKey => ({
  hubId,
  name,
  owner: null,
  createdAt: null,
  expiresAt: null,
  lastUsedAt: null,
  more,
});
const list = [listed(7, 'ci'), listed(8, 'farm'), listed(9, 'farm'), listed(4, '')];
const ids = (typed: { name: string; key: string }, keys = list) =>
  matchingListedKeys(keys, typed).map(({ hubId }) => hubId);

it('finds a pasted key by its name, whatever the case and the blanks', () => {
  expect(ids({ name: ' CI ', key: '' })).toEqual([7]);
  expect(ids({ name: 'farm', key: 'a.b' })).toEqual([8, 9]);
});

it('finds nothing by no name or another one', () => {
  expect(ids({ name: ' ', key: '' })).toEqual([]);
  expect(ids({ name: 'c', key: 'ci' })).toEqual([]);
});

it('trusts a prefix more than a name', () => {
  const keys = [...list, listed(5, 'other', { prefix: 'AbCd' })];
  expect(ids({ name: 'ci', key: ' AbCd.secret ' }, keys)).toEqual([5]);
  expect(ids({ name: 'ci', key: 'AbCdE.secret' }, keys)).toEqual([7]);
  expect(ids({ name: 'ci', key: '.secret' }, [...keys, listed(6, 'x', { prefix: '' })])).toEqual([
    7,
  ]);
});
