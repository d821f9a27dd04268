import { app, powerMonitor } from 'electron';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Wakeups } from '../ports/wakeups.ts';
import { systemBus } from './dbus/system-bus.ts';
import { onNetworkChange } from './network-changes/network-changes.ts';

/** How long the system's own events wait for the tray at the start, in ms. */
const afterTrayMs = 1000;

/** Resume and unlock from Electron's power monitor; a changed network from the system's own daemons and files. */
export class ElectronWakeups implements Wakeups {
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #watch: Disposable | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  onWake(run: () => void): Disposable {
    // The same function may listen twice.
    const listener = (): void => run();
    this.#listeners.add(listener);
    this.#watch ??= this.#start();
    return {
      dispose: () => {
        this.#listeners.delete(listener);
        if (this.#listeners.size > 0) return;
        this.#watch?.dispose();
        this.#watch = null;
      },
    };
  }

  #afterTray(): Promise<void> {
    return new Promise((resolve) => this.#clock.at(this.#clock.now() + afterTrayMs, resolve));
  }

  #start(): Disposable {
    const wake = (): void => {
      for (const run of this.#listeners) run();
    };
    const stops: (() => void)[] = [];
    let disposed = false;
    // The power monitor needs a ready app, and connects to the system bus, so it starts after the tray.
    void app
      .whenReady()
      .then(() => this.#afterTray())
      .then(() => {
        if (disposed) return;
        powerMonitor.on('resume', wake);
        powerMonitor.on('unlock-screen', wake);
        const network = watchNetwork(this.#clock, wake);
        stops.push(
          () => powerMonitor.off('resume', wake),
          () => powerMonitor.off('unlock-screen', wake),
          () => network.dispose(),
        );
      });
    return {
      dispose() {
        disposed = true;
        for (const stop of stops) stop();
      },
    };
  }
}

/**
 * Electron's main process has no event for network changes. On systems other than Linux the retries of an
 * unreachable session have to do.
 */
function watchNetwork(clock: Clock, run: () => void): Disposable {
  if (process.platform !== 'linux') return { dispose: () => undefined };
  const bus = systemBus(process.env);
  return onNetworkChange({ bus, resolvers: '/etc/resolv.conf', clock }, run);
}
