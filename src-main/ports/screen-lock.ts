import type { Disposable } from './disposable.ts';

export type ScreenEvent = 'locked' | 'unlocked' | 'suspended' | 'resumed';

/** unknown: this system doesn't show it. */
export type ScreenState = 'locked' | 'open' | 'unknown';

/** The lock of the person's screen, and the computer's sleep. Never rejects. */
export interface ScreenLock extends Disposable {
  /**
   * Calls back at each change from now on, and with `locked` if the screen is already locked.
   * `locked` may come again while it is. Where the system can't be asked for a while, what changed meanwhile is called back afterwards.
   */
  start(onEvent: (event: ScreenEvent) => void): void;
  /** Asks the system now. */
  now(): Promise<ScreenState>;
  /** A person proved that the screen is unlocked, so earlier lock events no longer count. */
  opened(): void;
}
