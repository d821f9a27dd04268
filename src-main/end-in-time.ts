import type { Clock } from './ports/clock.ts';

/** How long Hubkey may take to quit, in ms. */
const maxMs = 3_000;

export interface AppEnd {
  /** Asks the app to quit, which closes its windows. */
  quit: () => void;
  /** Ends the app at once. */
  exit: () => void;
}

/** Quits once the work is done, and after 3 s in any case. */
export function endInTime(clock: Clock, work: readonly Promise<unknown>[], end: AppEnd): void {
  clock.at(clock.now() + maxMs, end.exit);
  void Promise.allSettled(work).then(end.quit);
}
