import { m } from '../domain/messages/index.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fail, ok, type Result } from '../domain/result.ts';
import { tooLarge } from './gate.ts';
import { badRequest, type Refusal } from './refusals.ts';

/** The JSON of a complete body of at most `limit` bytes; an incomplete body is never used. */
export async function readJson(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<Result<unknown, Refusal>> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return fail({
      status: 415,
      kind: 'wrong-type',
      message: m.helper_send_json,
    });
  }
  // Only now, so that a refused caller doesn't send its body first.
  if (request.headers.expect !== undefined) response.writeContinue();
  const text = await readText(request, limit);
  if (!text.ok) return text;
  try {
    return ok(JSON.parse(text.value) as unknown);
  } catch {
    return fail(badRequest(m.helper_bad_json));
  }
}

/** Bytes beyond the limit are dropped. */
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
    // The caller went away before its body was complete, so nothing must be done.
    return fail(badRequest(m.helper_body_cut));
  }
  return ok(Buffer.concat(chunks).toString());
}
