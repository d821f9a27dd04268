import { keySecretOf, type KeySecret } from './key-facts.ts';
import { keyExpiresAt, keyUsedAt, type KeyRow } from './key-rows.ts';
import { csvText } from './csv.ts';
import type { Profile } from './profile.ts';

const day = 86_400_000;
const columns = [
  'Profile',
  'Hub',
  'User',
  'Name',
  'ID',
  'Secret',
  'Added',
  'Last used',
  'Last checked',
  'Rejected by the Hub',
  'Age in days',
  'Owner',
  'Created',
  'Expires',
];

/**
 * What is known of client keys of a profile, here and in the Hub's list, as CSV (RFC 4180) for an audit. Holds no
 * secret. In English whatever the window shows, as programs read it. Times are ISO 8601 in UTC; `now` in ms since the epoch.
 */
export function keyLedgerCsv(
  { name, hub, user }: Pick<Profile, 'name' | 'hub' | 'user'>,
  rows: readonly KeyRow[],
  now: number,
): string {
  const lines = rows.map((row) => {
    const { key, listed } = row;
    const from = listed?.createdAt ?? key?.addedAt ?? null;
    return [
      name,
      hub,
      user ?? '',
      row.name,
      row.hubId === null ? '' : String(row.hubId),
      secrets[keySecretOf(row)],
      moment(key?.addedAt ?? null),
      moment(keyUsedAt(row)),
      moment(key?.provedAt ?? null),
      moment(key?.deadAt ?? null),
      from === null ? '' : String(Math.max(0, Math.floor((now - from) / day))),
      listed?.owner ?? '',
      moment(listed?.createdAt ?? null),
      moment(keyExpiresAt(row)),
    ];
  });
  return csvText([columns, ...lines]);
}

const secrets: Record<KeySecret, string> = {
  saved: 'in this keychain',
  'memory-only': 'in memory only',
  unknown: 'unknown',
  'not-on-this-computer': 'not on this computer',
};

const moment = (time: number | null): string => (time === null ? '' : new Date(time).toISOString());
