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
  'Last copied',
  'Last proved working',
  'Refused by the Hub',
  'Age in days',
];

/**
 * What this computer knows of a profile's client keys, as CSV (RFC 4180) for an audit. Holds no
 * secret. Times are ISO 8601 in UTC; `now` in ms since the epoch.
 */
export function keyLedgerCsv({ name, hub, user, keys }: Profile, now: number): string {
  const rows = keys.map((key) => [
    name,
    hub,
    user ?? '',
    key.name,
    key.hubId === null ? '' : String(key.hubId),
    key.saved === 'unknown' ? 'unknown' : key.saved ? 'in this keychain' : 'in memory only',
    moment(key.addedAt),
    moment(key.lastUsedAt),
    moment(key.provedAt),
    moment(key.deadAt),
    String(Math.max(0, Math.floor((now - key.addedAt) / day))),
  ]);
  return csvText([columns, ...rows]);
}

const moment = (time: number | null): string => (time === null ? '' : new Date(time).toISOString());
