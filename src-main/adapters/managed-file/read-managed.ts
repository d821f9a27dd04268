import { changePolicies } from '../../domain/consent.ts';
import { readHubAddress } from '../../domain/hub-address.ts';
import {
  unmanaged,
  type Managed,
  type ManagedHub,
  type ManagedProblem,
} from '../../domain/managed.ts';
import { profileColours } from '../../domain/profile-mark.ts';
import { isUpdateKey } from '../../domain/updates/update-key.ts';
import { isObject } from '../is-object.ts';
import {
  flag,
  oneOf,
  orNull,
  profileName,
  text,
  type Reader,
} from '../settings-file/field-readers.ts';
import { readSetting } from '../settings-file/read-settings.ts';

const fileVersion = 1;
/** More Hubs than a studio has. */
const maxHubs = 100;

/**
 * Reads the text of a managed settings file. Fields that are valid are used; the first one that is unknown or has a
 * wrong value is the problem, as a mistyped name would otherwise be a policy that nobody follows.
 */
export function readManaged(content: string): {
  managed: Managed;
  problem: ManagedProblem | null;
} {
  const file = parsed(content);
  if (!isObject(file)) return { managed: unmanaged, problem: { kind: 'not-json' } };
  const { version } = file;
  if (typeof version === 'number' && version > fileVersion) {
    return { managed: unmanaged, problem: { kind: 'newer' } };
  }
  const wrong: string[] = [];
  const managed = {
    hubs: readHubs(file['hubs'], wrong),
    settings: readManagedSettings(file['settings'], wrong),
    changes: field(file, 'changes', orNull(oneOf(changePolicies)), wrong),
    authorities: field(file, 'authorities', orNull(absolutePath), wrong),
    updateKey: field(file, 'updateKey', orNull(updateKey), wrong),
  };
  if (version !== fileVersion) wrong.push('version');
  wrong.push(
    ...Object.keys(file).filter((name) => !Object.hasOwn(managed, name) && name !== 'version'),
  );
  const [first] = wrong;
  return { managed, problem: first === undefined ? null : { kind: 'field', field: first } };
}

const absolutePath: Reader<string> = (value) => {
  const path = text(value);
  return path !== undefined && /^(\/|[a-z]:\\)/i.test(path) ? path : undefined;
};

/** 32 bytes in base64. */
const updateKey: Reader<string> = (value) => {
  const key = text(value);
  return key !== undefined && isUpdateKey(key) ? key : undefined;
};

function field<Value>(
  object: Record<string, unknown>,
  name: string,
  read: Reader<Value | null>,
  wrong: string[],
  prefix = '',
): Value | null {
  const found = read(object[name]);
  if (found === undefined) wrong.push(prefix + name);
  return found ?? null;
}

function readHubs(value: unknown, wrong: string[]): ManagedHub[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > maxHubs) {
    wrong.push('hubs');
    return [];
  }
  return value.flatMap((entry: unknown, at) => readHub(entry, `hubs[${at}]`, wrong));
}

const hubFields = ['address', 'name', 'colour', 'production'];

function readHub(entry: unknown, path: string, wrong: string[]): ManagedHub[] {
  if (!isObject(entry)) {
    wrong.push(path);
    return [];
  }
  const address = readHubAddress(text(entry['address']) ?? '');
  if (!address.ok) {
    wrong.push(`${path}.address`);
    return [];
  }
  const unknown = Object.keys(entry).filter((name) => !hubFields.includes(name));
  wrong.push(...unknown.map((name) => `${path}.${name}`));
  return [
    {
      hub: address.value.hub,
      name: field(entry, 'name', orNull(profileName), wrong, `${path}.`),
      colour: field(entry, 'colour', orNull(oneOf(profileColours)), wrong, `${path}.`),
      production: field(entry, 'production', orNull(flag), wrong, `${path}.`),
    },
  ];
}

function readManagedSettings(value: unknown, wrong: string[]): Managed['settings'] {
  if (value === undefined) return {};
  if (!isObject(value)) {
    wrong.push('settings');
    return {};
  }
  return Object.entries(value).reduce<Managed['settings']>((settings, [name, given]) => {
    const read = readSetting(name, given);
    if (!read) wrong.push(`settings.${name}`);
    return { ...settings, ...read };
  }, {});
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
