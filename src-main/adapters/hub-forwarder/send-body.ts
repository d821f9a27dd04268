import type { ClientRequest } from 'node:http';
import type { ForwardedRequest, StreamedBody } from '../../ports/hub-forwarder.ts';

/**
 * Writes a whole body, at the receiver's pace. Rejects if it breaks off or doesn't have
 * the announced length: the request is then incomplete, and its connection can't be reused.
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

/** Resolves once more can be written, or the connection has ended. */
function taken(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      request.off('drain', over).off('close', over);
      resolve();
    };
    request.on('drain', over).on('close', over);
  });
}
