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

/** Says when nobody has used the computer for as long as the settings allow. At rest one deadline, or none. */
export class IdleWatch implements Disposable {
  readonly #deps: IdleWatchDeps;
  #listening: Disposable | null = null;
  #idle: () => void = () => undefined;
  #limitMs = 0;

  constructor(deps: IdleWatchDeps) {
    this.#deps = deps;
  }

  /** Calls back each time; after that only once `plan` was called. */
  start(idle: () => void): void {
    this.#idle = idle;
    this.#follow();
    this.#listening = this.#deps.store.subscribe(() => this.#follow());
  }

  dispose(): void {
    this.#listening?.dispose();
    this.#deps.deadlines.drop(watching);
  }

  /** Looks again when it could be so far. */
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
