import { expect, it } from 'vitest';
import { clientKeyId, profileId } from './ids.ts';
import { keyLedgerCsv } from './key-ledger-csv.ts';
import { keyRows } from './key-rows.ts';
import type { ListedKey } from './listed-key.ts';
import { newClientKey, newProfile } from './profile.ts';

it('is CSV that no spreadsheet takes for formulas, with the audit’s facts and no secret', () => {
  const at = Date.UTC(2026, 0, 1);
  const key = newClientKey({
    id: clientKeyId('k'),
    name: '=cmd|"x", y',
    hubId: 0,
    addedAt: at,
    provedAt: at,
  });
  const profile = newProfile({
    id: profileId('p'),
    name: 'prod',
    hub: 'https://hub',
    user: null,
  });
  const pasted = { ...key, name: 'pasted', hubId: null, saved: false, provedAt: null };
  const elsewhere: ListedKey = {
    hubId: 9,
    name: 'farm',
    owner: 'ana',
    createdAt: at,
    expiresAt: at,
    lastUsedAt: at,
    more: {},
  };
  const rows = keyRows([key, pasted], [elsewhere], false);
  const time = '2026-01-01T00:00:00.000Z';
  expect(keyLedgerCsv(profile, rows, at + 10 * 86_400_000).split('\r\n')).toEqual([
    'Profile,Hub,User,Name,ID,Secret,Added,Last used,Last checked,Rejected by the Hub,Age in days,Owner,Created,Expires',
    `prod,https://hub,,"'=cmd|""x"", y",0,in this keychain,${time},,${time},,10,,,`,
    `prod,https://hub,,pasted,,in memory only,${time},,,,10,,,`,
    `prod,https://hub,,farm,9,not on this computer,,${time},,,10,ana,${time},${time}`,
    '',
  ]);
});
