import { m } from '../domain/messages/index.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { shortName } from '../domain/words/shown-name.ts';
import { badRequest, type Refusal } from './refusals.ts';
import type { RequestHead } from './request-head.ts';

/** The values of a query that may have these names, each once; null: it isn't there. */
export function readQuery<Name extends string>(
  { target }: Pick<RequestHead, 'target'>,
  names: readonly Name[],
): Result<(name: Name) => string | null, Refusal> {
  const at = target.indexOf('?');
  const query = new URLSearchParams(at < 0 ? '' : target.slice(at + 1));
  const known: readonly string[] = names;
  const odd = [...query.keys()].find((name) => !known.includes(name));
  if (odd !== undefined) {
    return fail(badRequest(() => m.helper_unknown_query({ name: shortName(odd, 40) })));
  }
  const twice = names.find((name) => query.getAll(name).length > 1);
  if (twice !== undefined) return fail(badRequest(() => m.helper_query_twice({ name: twice })));
  return ok((name) => query.get(name));
}
