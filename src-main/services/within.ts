import type { Clock } from '../ports/clock.ts';

/** Waits for a promise that never rejects, for at most `ms`, or until `signal` aborts. */
export function within(
  clock: Clock,
  ms: number,
  promise: Promise<unknown>,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      timer.dispose();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = clock.at(clock.now() + ms, end);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
    else void promise.then(end);
  });
}
