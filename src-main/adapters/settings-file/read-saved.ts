import type { LostKey, Saved, SettingsLoss } from '../../domain/saved.ts';
import { isObject } from '../is-object.ts';
import {
  entriesOf,
  fieldsOf,
  finite,
  listOf,
  orElse,
  orNull,
  text,
  type Reader,
} from './field-readers.ts';
import { LossCount } from './loss-count.ts';
import { readGrants } from './read-grants.ts';
import { readProfile } from './read-profile.ts';
import { readSettings } from './read-settings.ts';

/** Version 1 said how a profile signs in, and had credentials as words. */
const fileVersion = 2;

export type ReadSaved =
  | { kind: 'fine'; saved: Saved }
  | { kind: 'partly-damaged'; saved: Saved; loss: SettingsLoss }
  /** It isn't a settings file: not JSON, or not an object. */
  | { kind: 'damaged' }
  | { kind: 'newer' };

/**
 * Reads a settings file. Unknown fields are skipped. An invalid field only loses that field, a damaged
 * key or profile only that key or profile. `now` in ms since the epoch.
 */
export function readSaved(content: string, now: number): ReadSaved {
  const file = parsed(content);
  if (!isObject(file)) return { kind: 'damaged' };
  const count = new LossCount();
  const field = fieldsOf(file, count.add('settings'));
  if (field('version', finite, fileVersion) > fileVersion) return { kind: 'newer' };
  const profiles = readProfiles(file['profiles'], now, count);
  const current = field('current', orNull(text), null);
  const known = profiles.find(({ id }) => id === current) ?? profiles[0];
  const settings = readSettings(file['settings'], count.add('settings'));
  const grants = readGrants(file['grants'] ?? [], profiles, count.add('grants'));
  const detail = fieldsOf(file, count.add('details'));
  const lostKeys = detail('lostKeys', orElse([], listOf(lostKey)), []);
  const saved = { profiles, current: known?.id ?? null, settings, grants, lostKeys };
  const { loss } = count;
  return loss ? { kind: 'partly-damaged', saved, loss } : { kind: 'fine', saved };
}

/** The content to write. */
export function writeSaved({
  profiles,
  current,
  settings,
  grants,
  lostKeys,
}: Saved): Record<string, unknown> {
  const written = profiles.map((profile) => ({
    ...profile,
    keys: profile.keys.map((key) => ({ ...key, saved: key.saved === true })),
  }));
  return { version: fileVersion, profiles: written, current, settings, grants, lostKeys };
}

const lostKey: Reader<LostKey> = (value) => {
  if (!isObject(value)) return undefined;
  const { name, profile } = value;
  return typeof name === 'string' && typeof profile === 'string' ? { name, profile } : undefined;
};

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function readProfiles(value: unknown, now: number, count: LossCount): Saved['profiles'] {
  if (!Array.isArray(value)) {
    count.everyProfile();
    return [];
  }
  const names = value.flatMap((entry: unknown) =>
    isObject(entry) && typeof entry['name'] === 'string' ? [entry['name']] : [],
  );
  return entriesOf(
    value,
    (entry) => readProfile(entry, { names, now, count }),
    ({ id }) => id,
    count.add('profiles'),
  );
}
