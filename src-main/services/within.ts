import type { Clock } from '../ports/clock.ts';

/** Waits for a promise that does not reject, `ms` at most. */
export function within(clock: Clock, ms: number, promise: Promise<unknown>): Promise<void> {
  return new Promise((done) => {
    const timer = clock.at(clock.now() + ms, done);
    void promise.then(() => {
      timer.dispose();
      done();
    });
  });
}
