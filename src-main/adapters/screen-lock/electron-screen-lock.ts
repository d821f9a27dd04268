import { app, powerMonitor } from 'electron';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { ScreenEvent, ScreenLock, ScreenState } from '../../ports/screen-lock.ts';

/** The power monitor connects to the system bus when it is first used, so not before the tray is shown. In ms. */
const afterTrayMs = 1_000;

/**
 * Electron's power monitor. It has no event for the lock on Linux (electron/electron#38088), but
 * delays sleep there until its listeners have run.
 */
export class ElectronScreenLock implements ScreenLock {
  readonly #clock: Clock;
  readonly #seesLock = process.platform !== 'linux';
  readonly #stops: (() => void)[] = [];
  #timer: Disposable | null = null;
  #disposed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  start(onEvent: (event: ScreenEvent) => void): void {
    void app.whenReady().then(() => {
      if (this.#disposed) return;
      this.#timer = this.#clock.at(this.#clock.now() + afterTrayMs, () => this.#listen(onEvent));
    });
  }

  now(): Promise<ScreenState> {
    if (!this.#seesLock) return Promise.resolve('unknown');
    // The threshold only distinguishes active from idle, in s.
    const state = powerMonitor.getSystemIdleState(60);
    if (state === 'unknown') return Promise.resolve('unknown');
    return Promise.resolve(state === 'locked' ? 'locked' : 'open');
  }

  opened(): void {
    // No state is stored here: the system reports each change.
  }

  dispose(): void {
    this.#disposed = true;
    this.#timer?.dispose();
    for (const stop of this.#stops) stop();
  }

  #listen(onEvent: (event: ScreenEvent) => void): void {
    const suspended = (): void => onEvent('suspended');
    const resumed = (): void => onEvent('resumed');
    powerMonitor.on('suspend', suspended).on('resume', resumed);
    this.#stops.push(() => powerMonitor.off('suspend', suspended).off('resume', resumed));
    if (!this.#seesLock) return;
    const locked = (): void => onEvent('locked');
    const unlocked = (): void => onEvent('unlocked');
    powerMonitor.on('lock-screen', locked).on('unlock-screen', unlocked);
    this.#stops.push(() => powerMonitor.off('lock-screen', locked).off('unlock-screen', unlocked));
    void this.now().then((state) => {
      if (state === 'locked' && !this.#disposed) onEvent('locked');
    });
  }
}
