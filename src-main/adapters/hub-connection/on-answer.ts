import type { ClientRequest, IncomingMessage } from 'node:http';

/** The answer isn't HTTP/1.0 or 1.1, and the rest of it is not read. */
export class NotHttpError extends Error {}

/** How many interim answers are accepted; a Hub needs one or two. */
const maxInterim = 20;

/**
 * Calls `take` with the answer to a request once it begins, or `refuse` if none can come any more,
 * or the answer isn't fit for a caller. Node's client waits for ever after a switch of protocols and
 * through any number of interim answers, and accepts any three digits as a status.
 */
export function onAnswer(
  asked: ClientRequest,
  refuse: (error: NotHttpError) => void,
  take: (answer: IncomingMessage) => void,
): void {
  let interim = 0;
  // Node drops headers beyond 2,000, which may include the length or the connection.
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
