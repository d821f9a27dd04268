import type { Disposable } from './disposable.ts';

/** Time and randomness, so that tests can control both. */
export interface Clock {
  /** ms since the epoch on this computer's clock. */
  now(): number;
  /** Calls back once when `now()` has reached `time` (ms since the epoch). */
  at(time: number, run: () => void): Disposable;
  /**
   * Calls back when this computer's clock was set back, with the difference in ms. Times that were calculated
   * before are that much too late from then on. A clock that is set ahead looks like sleep.
   */
  onSetBack(run: (ms: number) => void): Disposable;
  /** A number from 0 up to 1. */
  random(): number;
}
