import { expect, it } from 'vitest';
import { chosenRows, choiceOf } from './key-choice.ts';
import { clientKeyId } from './ids.ts';
import { keyRows } from './key-rows.ts';
import type { ListedKey } from './listed-key.ts';
import { newClientKey } from './profile.ts';

const local = (name: string, hubId: number | null) =>
  newClientKey({ id: clientKeyId(name), name, hubId, addedAt: 1, provedAt: 1 });
const listed = (hubId: number): ListedKey => ({
  hubId,
  name: `key-${hubId}`,
  owner: null,
  createdAt: null,
  expiresAt: null,
  lastUsedAt: null,
  more: {},
});

it('gives the chosen rows back, also where a key’s secret came or went meanwhile', () => {
  const rows = keyRows([local('a', 1), local('b', null)], [listed(1), listed(2), listed(3)], true);
  const chosen = rows.filter(({ name }) => ['a', 'b', 'key-2'].includes(name));
  const choice = choiceOf(chosen);
  expect(choice).toEqual({ keys: [clientKeyId('a'), clientKeyId('b')], hubIds: [2] });
  expect(chosenRows(choice, rows)).toEqual(chosen);
  expect(chosenRows(choice, keyRows([local('b', null)], [listed(3)], true))).toHaveLength(1);
});
