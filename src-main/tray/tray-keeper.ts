import type { TrayPresence } from '../domain/tray-presence.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { TrayTimes } from './tray-times.ts';

export interface TrayKeeperDeps {
  clock: Clock;
  times: TrayTimes;
  /** Creates the icon, in place of one that is there. */
  show(): void;
  hide(): void;
  /** Whether the desktop lists the icon. */
  isListed(): Promise<boolean>;
  report(presence: TrayPresence): void;
}

/**
 * Keeps the icon in the tray: creates it when the desktop shows icons, looks whether the desktop lists it, and creates
 * it again after a while where it doesn't. Electron itself reports neither.
 */
export class TrayKeeper implements Disposable {
  readonly #deps: TrayKeeperDeps;
  #presence: TrayPresence = 'unknown';
  #hostPresent = false;
  /** Whether a new icon's fate is still open. */
  #pending = false;
  #createdAt = 0;
  #retryMs: number;
  #planned: Disposable | null = null;
  /** Rises with each look, so that the answer to an earlier one doesn't count. */
  #looks = 0;

  constructor(deps: TrayKeeperDeps) {
    this.#deps = deps;
    this.#retryMs = deps.times.beforeRetry;
  }

  /** Whether a person can open Hubkey by its icon; true while nothing is known, as the window is there sooner. */
  get isWayIn(): boolean {
    if (this.#presence === 'shown' || this.#presence === 'unknown') return true;
    return this.#pending && this.#presence !== 'refused';
  }

  /** Heeds whether the desktop shows icons: call it at the start and at each change. */
  hostChanged(present: boolean): void {
    this.#hostPresent = present;
    this.#retryMs = this.#deps.times.beforeRetry;
    if (present) {
      this.#create();
      return;
    }
    this.dispose();
    this.#deps.hide();
    this.#report('none');
  }

  /** The desktop lists other icons than before. */
  listChanged(): void {
    // A new icon is looked for anyway, and the menu is built first.
    if (this.#hostPresent && !this.#pending) void this.#look();
  }

  /** Ends what is planned, and ignores the look that may be under way. */
  dispose(): void {
    this.#pending = false;
    this.#planned?.dispose();
    this.#planned = null;
    this.#looks += 1;
  }

  #create(): void {
    this.dispose();
    this.#pending = true;
    this.#createdAt = this.#deps.clock.now();
    this.#deps.show();
    this.#plan(this.#deps.times.betweenLooks, () => void this.#look());
  }

  async #look(): Promise<void> {
    const { clock, times } = this.#deps;
    this.#looks += 1;
    const look = this.#looks;
    const listed = await this.#deps.isListed();
    if (look !== this.#looks) return;
    const age = clock.now() - this.#createdAt;
    if (listed) {
      this.dispose();
      this.#report('shown');
    } else if (this.#pending && age < times.toList) {
      this.#plan(times.betweenLooks, () => void this.#look());
    } else if (!this.#pending && this.#presence === 'shown' && age >= times.toList) {
      // The panel lost it, as one that starts again does.
      this.#create();
    } else if (this.#pending || this.#presence === 'shown') this.#refused();
  }

  #refused(): void {
    const { longestRetry } = this.#deps.times;
    this.#pending = false;
    this.#plan(this.#retryMs, () => this.#create());
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetry);
    this.#report('refused');
  }

  #plan(ms: number, run: () => void): void {
    const { clock } = this.#deps;
    this.#planned?.dispose();
    this.#planned = clock.at(clock.now() + ms, () => {
      this.#planned = null;
      run();
    });
  }

  #report(presence: TrayPresence): void {
    if (presence === this.#presence) return;
    this.#presence = presence;
    this.#deps.report(presence);
  }
}
