import type { ClientRequest } from 'node:http';
import type { ForwardedRequest, StreamedBody } from '../../ports/hub-forwarder.ts';

/**
 * Writes a body to its end, at the pace at which it is taken. Rejects where it breaks off or is not
 * as long as was said: the request is then not whole, and its connection of no more use.
 */
export async function sendBody(
  request: ClientRequest,
  body: ForwardedRequest['body'],
): Promise<void> {
  if (body === null) request.end();
  else if (body instanceof Uint8Array) request.end(body);
  else await sendStream(request, body);
}

async function sendStream(request: ClientRequest, { stream, length }: StreamedBody): Promise<void> {
  let left = length ?? Infinity;
  for await (const chunk of stream) {
    if (request.destroyed) return;
    left -= chunk.length;
    if (left < 0) throw new Error('The body is longer than was said.');
    if (!request.write(chunk)) await taken(request);
  }
  if (length !== null && left > 0) throw new Error('The body is shorter than was said.');
  request.end();
}

/** Resolves once more can be written, or nothing can any more. */
function taken(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      request.off('drain', over).off('close', over);
      resolve();
    };
    request.on('drain', over).on('close', over);
  });
}
