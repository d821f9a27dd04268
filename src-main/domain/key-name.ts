import { fail, ok, type Result } from './result.ts';

const longest = 50;

/** A typed name of a client key, trimmed: 1 to 50 code points, as the Hub takes it. */
export function readKeyName(text: string): Result<string, 'empty' | 'too-long'> {
  const name = text.trim();
  if (!name) return fail('empty');
  return [...name].length > longest ? fail('too-long') : ok(name);
}

/**
 * The name at the Hub of the key that takes another's place: the old name and the day, and a number
 * where that is taken. A name that no other key has makes a lost one provably ours; the Hub renames none.
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
