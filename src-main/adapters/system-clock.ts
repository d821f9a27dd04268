import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';

/** The longest single timer, in ms: a changed clock is noticed by then. */
const maxSleepMs = 60 * 60_000;

/** Clocks are corrected in small steps all the time; only a larger step back is reported. In ms. */
const toleratedMs = 2_000;

/** This computer's clock, compared with its monotonic clock, which nobody can set. */
export class SystemClock implements Clock {
  #wall = Date.now();
  #steady = performance.now();
  readonly #listeners = new Set<(ms: number) => void>();

  now(): number {
    const [wall, steady] = [Date.now(), performance.now()];
    const back = this.#wall + (steady - this.#steady) - wall;
    this.#wall = wall;
    this.#steady = steady;
    if (back > toleratedMs) for (const run of this.#listeners) run(back);
    return wall;
  }

  at(time: number, run: () => void): Disposable {
    let timer: NodeJS.Timeout | undefined;
    const sleep = (): void => {
      const left = time - this.now();
      timer = setTimeout(
        () => {
          if (this.now() >= time) run();
          else sleep();
        },
        Math.max(0, Math.min(left, maxSleepMs)),
      );
    };
    sleep();
    return { dispose: () => clearTimeout(timer) };
  }

  onSetBack(run: (ms: number) => void): Disposable {
    this.#listeners.add(run);
    return { dispose: () => void this.#listeners.delete(run) };
  }

  random(): number {
    return Math.random();
  }
}
