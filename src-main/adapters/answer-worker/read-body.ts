import { answerReaders, type AnswerName, type AnswerValue } from '../../domain/answer-readers.ts';
import type { UnreadableReason } from '../../domain/hub-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { parseJson } from './parse-json.ts';

const readers: { [Name in AnswerName]: (json: unknown) => AnswerValue<Name> | null } =
  answerReaders;

/** Reads a body with the named reader. Takes longer the larger the body is. */
export function readBody<Name extends AnswerName>(
  as: Name,
  body: Uint8Array,
): Result<AnswerValue<Name>, UnreadableReason> {
  const json = parseJson(body);
  if (!json.ok) return json;
  const value = readers[as](json.value);
  return value === null ? fail('wrong-shape') : ok(value);
}
