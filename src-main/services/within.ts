import type { Clock } from '../ports/clock.ts';

/** Waits for a promise that does not reject, `ms` at most. */
export function within(clock: Clock, ms: number, promise: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = clock.at(clock.now() + ms, resolve);
    void promise.then(() => {
      timer.dispose();
      resolve();
    });
  });
}
