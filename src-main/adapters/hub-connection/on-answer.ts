import type { ClientRequest, IncomingMessage } from 'node:http';

/** What came back is no answer of HTTP/1.0 or 1.1, and nothing more of it is read. */
export class NotHttpError extends Error {}

/** How many answers on the way to the real one are taken; a Hub has use for one or two. */
const maxInterim = 20;

/**
 * Calls `take` with the answer to a request once it begins, or `refuse` where none can come any more,
 * or none that is fit for a caller. Node's client waits for ever after a switch of protocols and
 * through any number of interim answers, and takes every three digits for a status.
 */
export function onAnswer(
  asked: ClientRequest,
  refuse: (error: NotHttpError) => void,
  take: (answer: IncomingMessage) => void,
): void {
  let interim = 0;
  // Node drops what is beyond 2,000 headers, one with the length or the connection among them.
  asked.maxHeadersCount = 0;
  asked.once('upgrade', (_answer, socket) => {
    socket.destroy();
    refuse(new NotHttpError('A switch of protocols that nobody asked for.'));
  });
  asked.on('information', () => {
    interim += 1;
    if (interim > maxInterim) refuse(new NotHttpError('No end of interim answers.'));
  });
  asked.once('response', (answer: IncomingMessage) => {
    if (isFinal(answer)) take(answer);
    else refuse(new NotHttpError('No status or version that is known.'));
  });
}

/** RFC 9110, section 15; versions by RFC 9112, section 2.3. */
function isFinal({ statusCode = 0, httpVersion }: IncomingMessage): boolean {
  return statusCode >= 200 && statusCode <= 599 && /^1\.[01]$/.test(httpVersion);
}
