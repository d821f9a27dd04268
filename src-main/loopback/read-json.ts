import type { IncomingMessage, ServerResponse } from 'node:http';
import { fail, ok, type Result } from '../domain/result.ts';
import { tooLarge } from './gate.ts';
import type { Refusal } from './refusals.ts';

/** The JSON of a whole body of at most `limit` bytes; half a body is never taken for one. */
export async function readJson(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<Result<unknown, Refusal>> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return fail({
      status: 415,
      kind: 'wrong-type',
      message: 'Send the body as "Content-Type: application/json".',
    });
  }
  // Only now: who is refused has not sent its body.
  if (request.headers.expect !== undefined) response.writeContinue();
  const text = await readText(request, limit);
  if (!text.ok) return text;
  try {
    return ok(JSON.parse(text.value) as unknown);
  } catch {
    return fail({ status: 400, kind: 'bad-request', message: 'The body is no JSON.' });
  }
}

/** What is beyond the limit is not kept. */
async function readText(request: IncomingMessage, limit: number): Promise<Result<string, Refusal>> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return fail(tooLarge(limit));
      chunks.push(chunk);
    }
  } catch {
    // The caller has gone in the middle of it: what it began must not be done.
    return fail({ status: 400, kind: 'bad-request', message: 'The body ended too soon.' });
  }
  return ok(Buffer.concat(chunks).toString());
}
