import type { TrayPresence } from '../domain/tray-presence.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { TrayTimes } from './tray-times.ts';

export interface WayInDeps {
  clock: Clock;
  times: TrayTimes;
  /** Shows a notification that Hubkey runs without an icon. */
  tell(presence: 'none' | 'refused'): void;
  /** Opens the window; does nothing if it is open. */
  openWindow(): void;
}

/** Sees to it that a person can open Hubkey: where its icon isn't in the tray, the window is the way in. */
export class WayIn implements Disposable {
  readonly #deps: WayInDeps;
  readonly #planned = new Set<Disposable>();
  #presence: TrayPresence = 'unknown';
  /** When Hubkey started without a window, in ms since the epoch; null: it didn't. */
  #hiddenSince: number | null = null;
  #told = false;

  constructor(deps: WayInDeps) {
    this.#deps = deps;
  }

  /** Hubkey starts without a window: a panel that starts with the session is given time to come. */
  startHidden(): void {
    const { clock, times } = this.#deps;
    this.#hiddenSince = clock.now();
    // Nothing at all may come to be known of the icon.
    this.#plan(this.#hiddenSince + times.untilWindow, () => this.#deps.openWindow());
  }

  /** Heeds what became of the icon. */
  follow(presence: TrayPresence): void {
    const { clock, times } = this.#deps;
    const wasShown = this.#presence === 'shown';
    this.#presence = presence;
    if (presence === 'unknown') return;
    for (const planned of this.#planned) planned.dispose();
    this.#planned.clear();
    if (presence === 'shown') return;
    const now = clock.now();
    const since = this.#hiddenSince;
    if (since !== null && now < since + times.untilWindow) {
      this.#plan(Math.max(now, since + times.untilTold), () => this.#tell(presence));
      this.#plan(since + times.untilWindow, () => this.#deps.openWindow());
    } else if (wasShown) this.#plan(now + times.toComeBack, () => this.#deps.openWindow());
    else this.#deps.openWindow();
  }

  dispose(): void {
    for (const planned of this.#planned) planned.dispose();
    this.#planned.clear();
  }

  #tell(presence: 'none' | 'refused'): void {
    if (this.#told) return;
    this.#told = true;
    this.#deps.tell(presence);
  }

  #plan(time: number, run: () => void): void {
    const planned = this.#deps.clock.at(time, () => {
      this.#planned.delete(planned);
      run();
    });
    this.#planned.add(planned);
  }
}
