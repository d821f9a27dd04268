import type { Disposable } from './disposable.ts';

/** Time and chance, so that tests can rule both. */
export interface Clock {
  /** ms since the epoch on this computer's clock. */
  now(): number;
  /** Calls back once when `now()` has reached `time` (ms since the epoch). */
  at(time: number, run: () => void): Disposable;
  /**
   * Calls back when this computer's clock was set back, with by how much in ms. What was worked out
   * before is that much too late from then on. A clock that is set ahead looks like a sleep.
   */
  onSetBack(run: (ms: number) => void): Disposable;
  /** A number from 0 up to 1. */
  random(): number;
}
