import { profileOf } from '../domain/app-state.ts';
import type { AppView } from '../domain/app-view.ts';
import { isLocked } from '../domain/lock.ts';
import { horizonOf } from '../domain/session.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';

const minute = 60_000;

/** When the minutes in the first line change next, in ms since the epoch; null: they don't. */
export function nextMinute(view: AppView, now: number): number | null {
  if (isLocked(view)) return null;
  const profile = profileOf(view, view.current);
  const horizon = profile ? horizonOf(profile.session) : null;
  if (!horizon) return null;
  const end = horizon.accessUntil > now ? horizon.accessUntil : horizon.refreshUntil;
  if (end <= now) return null;
  return now + ((end - now) % minute || minute);
}

/** Calls back when the minutes in the first line change, at most once a minute. */
export class MinuteTick implements Disposable {
  readonly #clock: Clock;
  readonly #run: () => void;
  #planned: { time: number; timer: Disposable } | null = null;

  constructor(clock: Clock, run: () => void) {
    this.#clock = clock;
    this.#run = run;
  }

  /** Plans the next call for this snapshot. */
  plan(view: AppView): void {
    const time = nextMinute(view, this.#clock.now());
    if (this.#planned?.time === time) return;
    this.dispose();
    if (time === null) return;
    const timer = this.#clock.at(time, () => {
      this.#planned = null;
      this.#run();
      this.plan(view);
    });
    this.#planned = { time, timer };
  }

  dispose(): void {
    this.#planned?.timer.dispose();
    this.#planned = null;
  }
}
