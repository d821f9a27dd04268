import type { UnreadableReason } from '../../domain/hub-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { deeperThan } from './deeper-than.ts';

/** No answer of a Hub comes near it, and code that recurses through JSON this deep doesn't overflow the stack. */
const maxDepth = 100;

/** A body in UTF-8 as JSON. */
export function parseJson(body: Uint8Array): Result<unknown, UnreadableReason> {
  if (deeperThan(body, maxDepth)) return fail('too-deep');
  try {
    return ok(JSON.parse(new TextDecoder().decode(body)) as unknown);
  } catch {
    return fail('not-json');
  }
}
