import { hasHidden } from './hidden-characters.ts';
import { fail, ok, type Result } from './result.ts';

const longest = 50;

/** Why a typed name can't be a client key's. `hidden`: it has characters that a person can't see. */
export type KeyNameFault = 'empty' | 'too-long' | 'hidden';

/** A typed name of a client key, trimmed: 1 to 50 code points that are all visible. The Hub accepts any. */
export function readKeyName(text: string): Result<string, KeyNameFault> {
  const name = text.trim();
  if (!name) return fail('empty');
  if (hasHidden(name)) return fail('hidden');
  return [...name].length > longest ? fail('too-long') : ok(name);
}

/**
 * The name at the Hub of a key that replaces another: the old name and the day, and a number
 * if that is taken. A unique name proves that a lost key is ours, because the Hub can't rename keys.
 */
export function rotatedKeyName(old: string, taken: ReadonlySet<string>, now: number): string {
  const base = old.replace(/ \d{4}-\d{2}-\d{2}( \d+)?$/, '');
  const day = new Date(now).toISOString().slice(0, 10);
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? ` ${day}` : ` ${day} ${number}`;
    const name = [...base].slice(0, longest - end.length).join('') + end;
    if (!taken.has(name)) return name;
  }
}
