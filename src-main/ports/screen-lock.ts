import type { Disposable } from './disposable.ts';

export type ScreenEvent = 'locked' | 'unlocked' | 'suspended' | 'resumed';

/** unknown: nothing here can tell. */
export type ScreenState = 'locked' | 'open' | 'unknown';

/** The lock of the person's screen, and the computer's sleep. Never rejects. */
export interface ScreenLock extends Disposable {
  /**
   * Calls back at each change from now on, and with `locked` where the screen is locked already.
   * `locked` may come again while it is. Where the system can't be asked for a while, what changed meanwhile is called back afterwards.
   */
  start(onEvent: (event: ScreenEvent) => void): void;
  /** Asks the system now. */
  now(): Promise<ScreenState>;
  /** A person proved that the screen is open: what was heard of a lock before counts no more. */
  opened(): void;
}
