import type { ClientRequest } from 'node:http';
import type { PassedRequest, StreamedBody } from '../../ports/hub-passage.ts';

/**
 * Writes a body to its end, at the pace at which it is taken. Rejects where it breaks off or is not
 * as long as was said: the request is then not whole, and its connection of no more use.
 */
export async function sendBody(asked: ClientRequest, body: PassedRequest['body']): Promise<void> {
  if (body === null) asked.end();
  else if (body instanceof Uint8Array) asked.end(body);
  else await sendStream(asked, body);
}

async function sendStream(asked: ClientRequest, { stream, length }: StreamedBody): Promise<void> {
  let left = length ?? Infinity;
  for await (const chunk of stream) {
    if (asked.destroyed) return;
    left -= chunk.length;
    if (left < 0) throw new Error('The body is longer than was said.');
    if (!asked.write(chunk)) await taken(asked);
  }
  if (length !== null && left > 0) throw new Error('The body is shorter than was said.');
  asked.end();
}

/** Resolves once more can be written, or nothing can any more. */
function taken(asked: ClientRequest): Promise<void> {
  return new Promise((done) => {
    const over = (): void => {
      asked.off('drain', over).off('close', over);
      done();
    };
    asked.on('drain', over).on('close', over);
  });
}
