import { changePolicies } from '../../domain/consent.ts';
import { readClientKey } from '../../domain/client-key-text.ts';
import {
  exchangeVersion,
  forgetKeys,
  type Exchange,
  type ExchangedKey,
  type ExchangedProfile,
  type ExchangeProblem,
  staysHere,
} from '../../domain/exchange.ts';
import { readHubAddress } from '../../domain/hub-address.ts';
import { readKeyName } from '../../domain/key-name.ts';
import { profileColours } from '../../domain/profile-mark.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Settings } from '../../domain/settings.ts';
import { isObject } from '../is-object.ts';
import {
  finite,
  flag,
  oneOf,
  orElse,
  orNull,
  profileName,
  text,
  type Reader,
} from '../settings-file/field-readers.ts';
import { isSetting, readSetting } from '../settings-file/read-settings.ts';

/** More than anybody has. */
const maxEntries = 1_000;
const maxUnknown = 20;

/** A field with a wrong value; caught where the file is read. */
class WrongField extends Error {
  readonly field: string;

  constructor(field: string) {
    super('An exported file has a wrong field.');
    this.field = field;
  }
}

/**
 * Reads the text of an exported file. A wrong value refuses the whole file, as half an import helps nobody;
 * unknown fields are named and left out. Client keys are only read from a file that was encrypted.
 */
export function readExchange(
  content: string,
  { sealed }: { sealed: boolean },
): Result<Exchange, ExchangeProblem> {
  const file = parsed(content);
  if (file === undefined) return fail({ kind: 'not-json' });
  if (!isObject(file) || file['hubkey'] !== 'settings') return fail({ kind: 'other-file' });
  const { version } = file;
  if (typeof version !== 'number') return fail({ kind: 'field', field: 'version' });
  if (version > exchangeVersion) return fail({ kind: 'newer' });
  const profiles: ExchangedProfile[] = [];
  const unknown: string[] = [];
  try {
    const known = ['hubkey', 'version', 'settings', 'profiles'];
    unknown.push(...unknownFields(file, known));
    const settings = readSettings(file['settings'], unknown);
    for (const [at, entry] of list(file['profiles'], 'profiles').entries()) {
      profiles.push(readProfile(entry, `profiles[${at}]`, sealed, unknown));
    }
    return ok({ settings, profiles, unknown: unknown.slice(0, maxUnknown) });
  } catch (error) {
    forgetKeys({ profiles });
    if (error instanceof WrongField) return fail({ kind: 'field', field: error.field });
    throw error;
  }
}

function readSettings(value: unknown, unknown: string[]): Partial<Settings> {
  if (value === undefined) return {};
  if (!isObject(value)) throw new WrongField('settings');
  return Object.entries(value).reduce<Partial<Settings>>((settings, [name, given]) => {
    if (!isSetting(name) || staysHere(name)) {
      unknown.push(`settings.${name}`);
      return settings;
    }
    const read = readSetting(name, given);
    if (!read) throw new WrongField(`settings.${name}`);
    return { ...settings, ...read };
  }, {});
}

const profileFields = ['name', 'hub', 'user', 'colour', 'production', 'changes'];

function readProfile(
  entry: unknown,
  path: string,
  sealed: boolean,
  unknown: string[],
): ExchangedProfile {
  if (!isObject(entry)) throw new WrongField(path);
  const field = <Value>(name: string, read: Reader<Value>): Value =>
    needed(read(entry[name]), `${path}.${name}`);
  unknown.push(...unknownFields(entry, sealed ? [...profileFields, 'keys'] : profileFields, path));
  const changes = field('changes', orElse('ask', oneOf(changePolicies)));
  const profile = {
    name: field('name', profileName),
    hub: field('hub', hubAddress),
    user: field('user', orNull(shortText)),
    colour: field('colour', orNull(oneOf(profileColours))),
    production: field('production', orElse(false, flag)),
    // A file must not give programs permissions.
    changes: changes === 'allow' ? 'ask' : changes,
  } as const;
  return { ...profile, keys: sealed ? readKeys(entry['keys'], `${path}.keys`, unknown) : [] };
}

function readKeys(value: unknown, path: string, unknown: string[]): ExchangedKey[] {
  const keys: ExchangedKey[] = [];
  try {
    for (const [at, entry] of list(value, path).entries()) {
      keys.push(readKey(entry, `${path}[${at}]`, unknown));
    }
    return keys;
  } catch (error) {
    for (const { key } of keys) key.forget();
    throw error;
  }
}

function readKey(entry: unknown, path: string, unknown: string[]): ExchangedKey {
  if (!isObject(entry)) throw new WrongField(path);
  unknown.push(...unknownFields(entry, ['name', 'hubId', 'key'], path));
  const name = readKeyName(text(entry['name']) ?? '');
  if (!name.ok) throw new WrongField(`${path}.name`);
  const hubId = needed(orNull(finite)(entry['hubId']), `${path}.hubId`);
  const key = readClientKey(text(entry['key']) ?? '');
  return { name: name.value, hubId, key: needed(key ?? undefined, `${path}.key`) };
}

function needed<Value>(value: Value | undefined, field: string): Value {
  if (value === undefined) throw new WrongField(field);
  return value;
}

/** An absent list is empty. */
function list(value: unknown, field: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > maxEntries) throw new WrongField(field);
  return value;
}

const unknownFields = (
  object: Record<string, unknown>,
  known: readonly string[],
  path?: string,
): string[] =>
  Object.keys(object)
    .filter((name) => !known.includes(name))
    .map((name) => (path === undefined ? name : `${path}.${name}`));

const shortText: Reader<string> = (value) => {
  const read = text(value)?.trim();
  return read && read.length <= 500 ? read : undefined;
};

const hubAddress: Reader<string> = (value) => {
  const address = readHubAddress(text(value) ?? '');
  return address.ok ? address.value.hub : undefined;
};

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
