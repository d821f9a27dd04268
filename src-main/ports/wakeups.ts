import type { Disposable } from './disposable.ts';

/** Moments at which deadlines have to be looked at again: resume, unlock, network back. */
export interface Wakeups {
  onWake(run: () => void): Disposable;
}
