import { getDotPath, safeParse } from 'valibot';
import { calls, type CallName, type Calls } from './calls.ts';

/**
 * The validated input of a call. Throws a sentence that names the call and the field but contains none
 * of the values: one may be a password.
 */
export function validInput<Name extends CallName>(name: Name, input: unknown): Calls[Name]['in'] {
  const read = safeParse(calls[name].input, input);
  if (read.success) return read.output;
  const field = getDotPath(read.issues[0]) ?? 'input';
  throw new Error(`Hubkey's window sent a call "${name}" with a wrong ${field}.`);
}
