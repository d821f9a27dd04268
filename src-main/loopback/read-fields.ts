import { fail, ok, type Result } from '../domain/result.ts';
import { shortName } from '../domain/words/shown-name.ts';
import { badRequest, type Refusal } from './refusals.ts';

/** Longer than any name or address, in characters. */
const maxLength = 2_000;

/** The texts of a body that may have these fields; null: it isn't there. Or the problem, with the field that is wrong. */
export function readFields<Name extends string>(
  body: unknown,
  names: readonly Name[],
): Result<Record<Name, string | null>, Refusal> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return fail(badRequest('The body must be a JSON object.'));
  }
  const given = new Map<string, unknown>(Object.entries(body));
  const known: readonly string[] = names;
  const odd = [...given.keys()].find((name) => !known.includes(name));
  if (odd !== undefined) return fail(badRequest(`There is no field "${shortName(odd, 40)}".`));
  const read: [Name, string | null][] = [];
  for (const name of names) {
    const value = given.get(name);
    if (value !== undefined && (typeof value !== 'string' || value.length > maxLength)) {
      return fail(badRequest(`"${name}" must be a text of ${maxLength} characters at most.`));
    }
    read.push([name, value ?? null]);
  }
  return ok(Object.fromEntries(read) as Record<Name, string | null>);
}
