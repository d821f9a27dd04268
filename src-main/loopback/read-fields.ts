import { m } from '../domain/messages/index.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { shortName } from '../domain/words/shown-name.ts';
import { badRequest, type Refusal } from './refusals.ts';

/** Longer than any name or address, in characters. */
const maxLength = 2_000;

/** The values of a JSON object that may have these fields; undefined: it isn't there. `null` is a value, and so wrong for all of them. */
export function readObject<Name extends string>(
  body: unknown,
  names: readonly Name[],
): Result<(name: Name) => unknown, Refusal> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return fail(badRequest(m.helper_json_object));
  }
  const given = new Map<string, unknown>(Object.entries(body));
  const known: readonly string[] = names;
  const odd = [...given.keys()].find((name) => !known.includes(name));
  if (odd !== undefined) {
    return fail(badRequest(() => m.helper_unknown_field({ name: shortName(odd, 40) })));
  }
  return ok((name) => given.get(name));
}

/** A switch of a body: false where it isn't there; null where it is something else. */
export const readSwitch = (value: unknown): boolean | null =>
  value === undefined ? false : typeof value === 'boolean' ? value : null;

/** The texts of a body that may have these fields; null: it isn't there. Or the problem, with the field that is wrong. */
export function readFields<Name extends string>(
  body: unknown,
  names: readonly Name[],
): Result<(name: Name) => string | null, Refusal> {
  const fields = readObject(body, names);
  if (!fields.ok) return fields;
  const texts = new Map<Name, string>();
  for (const name of names) {
    const value = fields.value(name);
    if (value === undefined) continue;
    if (typeof value !== 'string' || value.length > maxLength) {
      return fail(badRequest(() => m.helper_field_text({ name, length: maxLength })));
    }
    texts.set(name, value);
  }
  return ok((name) => texts.get(name) ?? null);
}
