import type { InstallProblem } from '../domain/updates/update-problem.ts';

/** What Hubkey remembers of its updates between runs. */
export interface RememberedUpdates {
  /** When the feed was last asked, in ms since the epoch; null: never. */
  checkedAt: number | null;
  /** The version that a person was last notified of; null: none. */
  notified: string | null;
  /** A random number from 0 up to 100, which decides when this copy gets a staged version. Never sent. */
  place: number;
  /** The version that was downloaded and waits to be installed; null: none. */
  downloaded: string | null;
  /** The installation that was begun when Hubkey quit, and isn't known to have worked; null: none. */
  attempt: { version: string; problem: InstallProblem } | null;
}

/** Remembers it. A loss does no harm. */
export interface UpdateMemory {
  /** null: nothing is remembered. Never rejects. */
  load(): Promise<RememberedUpdates | null>;
  /** At once, as it may be the last thing before Hubkey quits. Never throws. */
  save(remembered: RememberedUpdates): void;
}
