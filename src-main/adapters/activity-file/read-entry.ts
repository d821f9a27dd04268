import { programActs, type Activity, type ActivityEntry } from '../../domain/activity.ts';
import { lockCauses, unlockCauses } from '../../domain/lock.ts';
import { readRefusalKind } from '../../domain/refusal-kind.ts';
import { isObject } from '../is-object.ts';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const textOrNone: Check = (value) => value === undefined || text(value);
const pageOrNone: Check = (value) => value === undefined || value === 'api-docs';
const count: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const countOrNone: Check = (value) => value === undefined || count(value);
const trueOrNone: Check = (value) => value === undefined || value === true;
const status: Check = (value) => value === null || count(value);
const source: Check = (value) =>
  value === 'window' || value === 'tray' || value === 'helper' || value === 'palette';
const oneOf =
  (words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value);
const credential = { profile: text, credential: text };
const key = { profile: text, key: text, to: textOrNone };

/** The fields of each kind. */
const kinds: Record<Activity['kind'], Record<string, Check>> = {
  copied: { what: text, by: source, to: textOrNone, variable: trueOrNone, ...credential },
  'handed-out': { to: text, ...credential },
  denied: { to: text, method: textOrNone, path: textOrNone, ...credential },
  passed: {
    method: text,
    path: text,
    status,
    count: countOrNone,
    from: pageOrNone,
    to: textOrNone,
    ...credential,
  },
  'program-act': { what: oneOf(programActs), to: text, profile: text },
  refused: { why: text, count },
  locked: { why: oneOf(lockCauses) },
  unlocked: { why: oneOf(unlockCauses) },
  'key-created': key,
  'key-rotated': key,
  'key-revoked': key,
  'key-exported': key,
};

/** An entry as a file holds it, or null where a field is missing or wrong. */
export function readEntry(value: unknown): ActivityEntry | null {
  if (!isObject(value) || !count(value['at'])) return null;
  const { at, activity } = value;
  if (!isObject(activity)) return null;
  const { kind } = activity;
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) return null;
  const fields = Object.entries(kinds[kind as Activity['kind']]);
  if (!fields.every(([name, check]) => check(activity[name]))) return null;
  // Every field of that kind has been checked.
  const read = activity as unknown as Activity;
  const known = read.kind === 'refused' ? { ...read, why: readRefusalKind(read.why) } : read;
  return { at: at as number, activity: known };
}
