import { consentPolicies } from '../../domain/consent.ts';
import { readClientKeyId, readProfileId } from '../../domain/ids.ts';
import { keyAgeChoices } from '../../domain/key-age.ts';
import { rotationSteps, type KeyAct } from '../../domain/key-act.ts';
import { sessionRef, type CredentialRef } from '../../domain/credential.ts';
import type { ClientKey, Profile } from '../../domain/profile.ts';
import {
  defaultSettings,
  healthIntervals,
  type Settings,
  type ShellId,
} from '../../domain/settings.ts';
import { isObject } from '../is-object.ts';
import type { Saved } from '../../ports/profile-store.ts';

const fileVersion = 1;

export type ReadSaved = { kind: 'fine'; saved: Saved } | { kind: 'damaged' } | { kind: 'newer' };

/** What a settings file says. Unknown fields are passed over; a wrong one damages the whole. */
export function readSaved(text: string): ReadSaved {
  try {
    const file = object(JSON.parse(text));
    const version = number(file['version']);
    if (version > fileVersion) return { kind: 'newer' };
    const profiles = array(file['profiles']).map(readProfile);
    const current = nullable(file['current'], string);
    const known = profiles.find(({ id }) => id === current) ?? profiles[0];
    const saved = {
      profiles,
      current: known?.id ?? null,
      settings: readSettings(file['settings']),
    };
    return { kind: 'fine', saved };
  } catch {
    return { kind: 'damaged' };
  }
}

/** The text to save. */
export function writeSaved(saved: Saved): Record<string, unknown> {
  return { version: fileVersion, ...saved };
}

function readProfile(value: unknown): Profile {
  const profile = object(value);
  return {
    id: made(readProfileId, profile['id']),
    name: string(profile['name']),
    hub: string(profile['hub']),
    user: nullable(profile['user'], string),
    keepSignedIn: boolean(profile['keepSignedIn']),
    needsPerson: boolean(profile['needsPerson'] ?? false),
    pin: nullable(profile['pin'], string),
    keys: array(profile['keys']).map(readKey),
    acts: array(profile['acts'] ?? []).map(readAct),
    healthBy: nullable(profile['healthBy'], readCredential),
  };
}

/** Version 1 wrote `"session"` or `{"clientKey":NAME}`. */
function readCredential(value: unknown): CredentialRef {
  if (value === 'session') return sessionRef;
  const { kind, name, clientKey } = object(value);
  if (kind === 'session') return sessionRef;
  return { kind: 'client-key', name: string(name ?? clientKey) };
}

function readKey(value: unknown): ClientKey {
  const key = object(value);
  return {
    id: made(readClientKeyId, key['id']),
    name: string(key['name']),
    hubId: nullable(key['hubId'], number),
    addedAt: number(key['addedAt']),
    provedAt: nullable(key['provedAt'], number),
    copiedAt: nullable(key['copiedAt'], number),
    deadAt: nullable(key['deadAt'], number),
    kept: boolean(key['kept'] ?? true),
    remindedAt: nullable(key['remindedAt'], number),
  };
}

function readAct(value: unknown): KeyAct {
  const act = object(value);
  const common = {
    key: made(readClientKeyId, act['key']),
    name: string(act['name']),
    startedAt: number(act['startedAt']),
  };
  if (oneOf(act['kind'], ['create', 'rotate']) === 'create') {
    const before = array(act['before']).map(number);
    return { kind: 'create', ...common, before, orphans: array(act['orphans']).map(number) };
  }
  const old = object(act['old']);
  return {
    kind: 'rotate',
    ...common,
    old: { key: made(readClientKeyId, old['key']), hubId: number(old['hubId']) },
    step: oneOf(act['step'], rotationSteps),
    hubId: nullable(act['hubId'], number),
  };
}

/** A setting that is absent has its usual value. */
function readSettings(value: unknown): Settings {
  const given = { ...defaultSettings, ...object(value ?? {}) };
  return {
    clearClipboardAfter: number(given.clearClipboardAfter),
    notifications: boolean(given.notifications),
    theme: oneOf(given.theme, ['system', 'light', 'dark']),
    startAtLogin: boolean(given.startAtLogin),
    defaultShell: nullable(given.defaultShell, (shell) =>
      oneOf<ShellId>(shell, ['posix', 'fish', 'powershell', 'cmd']),
    ),
    remindKeyAge: oneOf(given.remindKeyAge, keyAgeChoices),
    healthInterval: oneOf(given.healthInterval, healthIntervals),
    rawHeaders: oneOf(given.rawHeaders, consentPolicies),
    quickCopy: boolean(given.quickCopy),
    quickShortcut: string(given.quickShortcut),
  };
}

class Damaged extends Error {}

function object(value: unknown): Record<string, unknown> {
  if (!isObject(value)) throw new Damaged();
  return value;
}

function array(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Damaged();
  return value;
}

function string(value: unknown): string {
  if (typeof value !== 'string') throw new Damaged();
  return value;
}

/** What only Hubkey makes: files are named after it, and items in the keychain. */
function made<Id>(read: (text: string) => Id | null, value: unknown): Id {
  const id = read(string(value));
  if (id === null) throw new Damaged();
  return id;
}

function number(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Damaged();
  return value;
}

function boolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Damaged();
  return value;
}

function nullable<Value>(value: unknown, read: (value: unknown) => Value): Value | null {
  return value === null || value === undefined ? null : read(value);
}

function oneOf<Word extends string | number>(value: unknown, words: readonly Word[]): Word {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new Damaged();
  return found;
}
