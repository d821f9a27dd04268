import { expect, it } from 'vitest';
import { clientKeyId } from './ids.ts';
import { keyRows, keyUsedAt, searchKeyRows, sortKeyRows } from './key-rows.ts';
import { newClientKey } from './profile.ts';

const local = (name: string, hubId: number | null, change = {}) => ({
  ...newClientKey({ id: clientKeyId(name), name, hubId, addedAt: 1, provedAt: 1 }),
  ...change,
});
const listed = (hubId: number, name: string, more = {}) => ({
  hubId,
  name,
  owner: null,
  createdAt: null,
  expiresAt: null,
  lastUsedAt: null,
  more,
});
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

it('joins what is held with what is listed, each once', () => {
  const rows = keyRows(
    [local('ci', 0), local('pasted', null), local('lost', 9)],
    [listed(0, 'ci 2026-11-26'), listed(4, 'other'), listed(5, 'other')],
    true,
  );
  expect(rows.map(({ name, hubId, gone }) => [name, hubId, gone])).toEqual([
    ['ci', 0, false],
    ['pasted', null, false],
    ['lost', 9, true],
    ['other', 4, false],
    ['other', 5, false],
  ]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(5);
});

it('calls none gone while the list is not read to its end', () => {
  expect(keyRows([local('lost', 9)], [], false)[0]?.gone).toBe(false);
});

it('calls none gone that was added after the list was asked for', () => {
  const goneOf = (loadedFrom: number) =>
    keyRows([local('new', 9, { addedAt: 5 })], [], true, loadedFrom)[0]?.gone;
  expect(goneOf(5)).toBe(false);
  expect(goneOf(6)).toBe(true);
});

it('sorts by each column, equal ones by name, numbers as numbers', () => {
  const rows = keyRows(
    [local('key-10', 3, { addedAt: 5, lastUsedAt: 9 }), local('key-2', null, { deadAt: 1 })],
    [listed(3, 'x'), { ...listed(1, 'Key-1'), owner: 'ana' }],
    true,
  );
  expect(names(sortKeyRows(rows, 'name', false))).toEqual(['Key-1', 'key-2', 'key-10']);
  expect(names(sortKeyRows(rows, 'name', true))).toEqual(['key-10', 'key-2', 'Key-1']);
  expect(names(sortKeyRows(rows, 'id', false))).toEqual(['Key-1', 'key-10', 'key-2']);
  expect(names(sortKeyRows(rows, 'secret', false))).toEqual(['key-10', 'key-2', 'Key-1']);
  expect(names(sortKeyRows(rows, 'used', false))).toEqual(['key-10', 'Key-1', 'key-2']);
  expect(names(sortKeyRows(rows, 'owner', true))).toEqual(['Key-1', 'key-10', 'key-2']);
});

it('takes the later of what is known here and what the Hub says for the last use', () => {
  const used = (here: number | null, there: number | null) =>
    keyRows(
      [local('ci', 7, { lastUsedAt: here })],
      [{ ...listed(7, 'ci'), lastUsedAt: there }],
      true,
    ).map(keyUsedAt);
  expect(used(5, 9)).toEqual([9]);
  expect(used(9, null)).toEqual([9]);
  expect(used(null, null)).toEqual([null]);
});

it('finds all words in name, id, or what the Hub tells', () => {
  const rows = keyRows([local('Nightly', 12)], [listed(4, 'farm', { owner: 'Ana' })], true);
  expect(names(searchKeyRows(rows, ' nIGHT '))).toEqual(['Nightly']);
  expect(names(searchKeyRows(rows, '12'))).toEqual(['Nightly']);
  expect(names(searchKeyRows(rows, 'farm ana'))).toEqual(['farm']);
  expect(names(searchKeyRows(rows, 'farm nightly'))).toEqual([]);
  expect(searchKeyRows(rows, '  ')).toBe(rows);
});
