import { hasHidden } from '../../domain/hidden-characters.ts';
import { isObject } from '../is-object.ts';

/** Reads a value; undefined: it is invalid. */
export type Reader<Value> = (value: unknown) => Value | undefined;

export const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);

/** Longer than anybody names a profile, in UTF-16 units. */
const maxProfileName = 500;

/** A profile's name, as a person could have given it. */
export const profileName: Reader<string> = (value) => {
  const name = text(value)?.trim();
  return name && name.length <= maxProfileName && !hasHidden(name) ? name : undefined;
};

export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export const finite: Reader<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

export const oneOf =
  <Word extends string | number>(words: readonly Word[]): Reader<Word> =>
  (value) =>
    words.find((word) => word === value);

/** An id that only Hubkey creates, as files and keychain items are named after it. */
export const madeHere =
  <Id>(read: (text: string) => Id | null): Reader<Id> =>
  (value) =>
    typeof value === 'string' ? (read(value) ?? undefined) : undefined;

/** Absent or null gives null. */
export const orNull =
  <Value>(read: Reader<Value>): Reader<Value | null> =>
  (value) =>
    value === null || value === undefined ? null : read(value);

/** Absent gives `fallback`. */
export const orElse =
  <Value>(fallback: Value, read: Reader<Value>): Reader<Value> =>
  (value) =>
    value === undefined ? fallback : read(value);

/** A list whose entries must all be valid. */
export const listOf =
  <Value>(read: Reader<Value>): Reader<Value[]> =>
  (value) => {
    if (!Array.isArray(value)) return undefined;
    const entries = value.map(read).filter((entry) => entry !== undefined);
    return entries.length === value.length ? entries : undefined;
  };

/** Reads a field of an object; `fallback` if it is invalid. */
export type FieldReader = <Value>(name: string, read: Reader<Value>, fallback: Value) => Value;

/** Reads the fields of an object one by one; `lost` is called for each invalid one. */
export const fieldsOf =
  (object: Record<string, unknown>, lost: () => void): FieldReader =>
  (name, read, fallback) => {
    const found = read(object[name]);
    if (found !== undefined) return found;
    lost();
    return fallback;
  };

/** The valid entries of a list; `lost` is called for each invalid one, and if it isn't a list. */
export function entriesOf<Value>(
  value: unknown,
  read: (entry: Record<string, unknown>) => Value | undefined,
  idOf: (entry: Value) => string,
  lost: () => void,
): Value[] {
  if (!Array.isArray(value)) {
    lost();
    return [];
  }
  const ids = new Set<string>();
  return value.flatMap((entry: unknown) => {
    const found = isObject(entry) ? read(entry) : undefined;
    // Two with the same id would share an item in the keychain.
    if (found === undefined || ids.has(idOf(found))) {
      lost();
      return [];
    }
    ids.add(idOf(found));
    return [found];
  });
}
