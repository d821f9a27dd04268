import type { ServerResponse } from 'node:http';

/** Whether the caller went away before its answer was whole. */
export const isGone = (response: ServerResponse): boolean =>
  response.closed && !response.writableFinished;

/** Aborts when the caller goes away before its answer is whole. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  if (isGone(response)) gone.abort();
  response.once('close', () => {
    if (isGone(response)) gone.abort();
  });
  return gone.signal;
}
