import { expect, it } from 'vitest';
import { clientKeyId } from './ids.ts';
import { changedExpiries, reminderOfExpiry } from './key-expiry.ts';
import { newClientKey, type ClientKey } from './profile.ts';

const day = 86_400_000;
const key = (change: Partial<ClientKey> = {}): ClientKey => ({
  ...newClientKey({ id: clientKeyId('a'), name: 'ci', hubId: 1, addedAt: 0, provedAt: 0 }),
  ...change,
});
const listed = (hubId: number, expiresAt: number | null) => ({
  hubId,
  name: '',
  owner: null,
  createdAt: null,
  expiresAt,
  lastUsedAt: null,
  more: {},
});

it.each([
  [{}, null],
  [{ expiry: { at: 100 * day, remindedAt: null } }, 93 * day],
  [{ expiry: { at: 5 * day, remindedAt: null } }, 4 * day],
  [{ addedAt: 9 * day, expiry: { at: 5 * day, remindedAt: null } }, 5 * day],
  [{ expiry: { at: 100 * day, remindedAt: 1 } }, null],
  [{ deadAt: 1, expiry: { at: 100 * day, remindedAt: null } }, null],
])('reminds of %j once, before it ends', (change, at) => {
  expect(reminderOfExpiry(key(change))).toBe(at);
});

it('takes from a list what it says of keys that are known, and nothing else', () => {
  const known = key({ expiry: { at: 7, remindedAt: 5 } });
  expect(changedExpiries([known], [listed(1, 7), listed(2, 9)])).toEqual([]);
  expect(changedExpiries([known], [])).toEqual([]);
  expect(changedExpiries([known], [listed(1, 8)])).toEqual([
    { key: known, expiry: { at: 8, remindedAt: null } },
  ]);
  expect(changedExpiries([known], [listed(1, null)])).toEqual([{ key: known, expiry: null }]);
  expect(changedExpiries([key({ hubId: null })], [listed(1, 8)])).toEqual([]);
});
