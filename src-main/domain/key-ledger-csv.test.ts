import { expect, it } from 'vitest';
import { clientKeyId, profileId } from './ids.ts';
import { keyLedgerCsv } from './key-ledger-csv.ts';
import { newClientKey, newProfile, type Profile } from './profile.ts';

it('is CSV that no spreadsheet takes for formulas, with the audit’s facts and no secret', () => {
  const at = Date.UTC(2026, 0, 1);
  const key = newClientKey({
    id: clientKeyId('k'),
    name: '=cmd|"x", y',
    hubId: 0,
    addedAt: at,
    provedAt: at,
  });
  const profile: Profile = {
    ...newProfile({ id: profileId('p'), name: 'prod', hub: 'https://hub', user: null }),
    keys: [key, { ...key, name: 'pasted', hubId: null, saved: false, provedAt: null }],
  };
  const time = '2026-01-01T00:00:00.000Z';
  expect(keyLedgerCsv(profile, at + 10 * 86_400_000).split('\r\n')).toEqual([
    'Profile,Hub,User,Name,ID,Secret,Added,Last copied,Last proved working,Refused by the Hub,Age in days',
    `prod,https://hub,,"'=cmd|""x"", y",0,in this keychain,${time},,${time},,10`,
    `prod,https://hub,,pasted,,in memory only,${time},,,,10`,
    '',
  ]);
});
