import { inLocale } from '../domain/messages/index.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Paint } from '../domain/words/terminal/paint.ts';
import { sendJson, sendText } from './answers.ts';
import { callerLocale } from './caller-locale.ts';
import type { CallContext } from './call-context.ts';
import { readJson } from './read-json.ts';
import type { Refusal } from './refusals.ts';
import { paintFor, wantsText } from './wants-text.ts';

/** An answer, for programs and for people. */
export interface Reply {
  json: object;
  /** Its lines, without line ends. */
  lines: (paint: Paint) => readonly string[];
  /** The code that the `hubkey` command ends with; absent: 0. */
  exit?: number;
  /** What is asked about has ended, so asking again gives the same. */
  ended?: boolean;
}

type Replying<Input> = (
  context: CallContext,
  input: Input,
) => Result<Reply, Refusal> | Promise<Result<Reply, Refusal>>;

type Run = (context: CallContext) => Promise<Refusal | null>;

/** A call without a body that answers in text or JSON, as its caller wants. */
export function replying(call: (context: CallContext) => ReturnType<Replying<null>>): Run {
  return async (context) => send(context, await call(context));
}

/** The same for a call with a JSON body. */
export function replyingTo(call: Replying<unknown>): Run {
  return async (context) => {
    const { request, response, gate } = context;
    const body = await readJson(request, response, gate.bodyLimit);
    return body.ok ? send(context, await call(context, body.value)) : body.problem;
  };
}

function send({ head, response }: CallContext, answered: Result<Reply, Refusal>): Refusal | null {
  if (!answered.ok) return answered.problem;
  // The caller may have gone away meanwhile.
  if (response.destroyed) return null;
  const { json, lines, exit = 0, ended = false } = answered.value;
  if (exit !== 0) response.setHeader('x-hubkey-exit', exit);
  if (ended) response.setHeader('x-hubkey-ended', 1);
  if (wantsText(head)) {
    const text = inLocale(callerLocale(head), () => lines(paintFor(head)).join('\n'));
    sendText(response, `${text}\n`);
  } else sendJson(response, 200, json);
  return null;
}

/** A reply of a single sentence. */
export const sentence = (json: object, text: () => string): Result<Reply, Refusal> =>
  ok({ json, lines: () => [text()] });
