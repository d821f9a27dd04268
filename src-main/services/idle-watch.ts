import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { IdleTime } from '../ports/idle-time.ts';
import type { Deadlines } from './deadlines.ts';
import type { Store } from './store.ts';

export interface IdleWatchDeps {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
  time: IdleTime;
}

const watching = 'lock when idle';
const minuteMs = 60_000;

/** Reports when nobody has used the computer for the time in the settings. Needs at most one deadline. */
export class IdleWatch implements Disposable {
  readonly #deps: IdleWatchDeps;
  #listening: Disposable | null = null;
  #idle: () => void = () => undefined;
  #limitMs = 0;

  constructor(deps: IdleWatchDeps) {
    this.#deps = deps;
  }

  /** Calls back when the time is reached, and again only after `plan` was called. */
  start(idle: () => void): void {
    this.#idle = idle;
    this.#follow();
    this.#listening = this.#deps.store.subscribe(() => this.#follow());
  }

  dispose(): void {
    this.#listening?.dispose();
    this.#deps.deadlines.drop(watching);
  }

  /** Checks again at the earliest possible moment. */
  plan(): void {
    const { clock, deadlines, time } = this.#deps;
    if (this.#limitMs === 0) {
      deadlines.drop(watching);
      return;
    }
    const leftMs = Math.max(0, this.#limitMs - time.idleMs());
    deadlines.set(watching, clock.now() + leftMs, () => this.#check());
  }

  #follow(): void {
    const limitMs = this.#deps.store.state.settings.lockWhenIdle * minuteMs;
    if (limitMs === this.#limitMs) return;
    this.#limitMs = limitMs;
    this.plan();
  }

  #check(): void {
    if (this.#deps.time.idleMs() >= this.#limitMs) this.#idle();
    else this.plan();
  }
}
