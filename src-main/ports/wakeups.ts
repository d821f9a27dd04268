import type { Disposable } from './disposable.ts';

/** Events after which deadlines must be checked again: resume, unlock, the network is back. */
export interface Wakeups {
  onWake(run: () => void): Disposable;
}
