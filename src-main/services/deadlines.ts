import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';

interface Deadline {
  time: number;
  run: () => void;
}

/**
 * The app's only deadline loop: it sleeps until the earliest deadline, without any other timer.
 * After the computer has slept, `wake` runs everything that is due.
 */
export class Deadlines implements Disposable {
  readonly #clock: Clock;
  readonly #deadlines = new Map<string, Deadline>();
  #listening: Disposable | null = null;
  #disposed = false;
  #timer: { time: number; disposable: Disposable } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Adjusts to changes when this computer's clock is set back. */
  start(): void {
    this.#listening = this.#clock.onSetBack((ms) => this.#setBack(ms));
  }

  /** Runs once at `time` (ms since the epoch). A name has one deadline, the last one set. Ignored after disposal. */
  set(name: string, time: number, run: () => void): void {
    if (this.#disposed) return;
    this.#deadlines.set(name, { time, run });
    this.#plan();
  }

  drop(name: string): void {
    if (this.#deadlines.delete(name)) this.#plan();
  }

  /** Runs what is due now, all of it. Throws afterwards what any of it threw, as that is a mistake of ours. */
  wake(): void {
    const now = this.#clock.now();
    const errors: unknown[] = [];
    for (const [name, deadline] of [...this.#deadlines]) {
      // An earlier one may have dropped or changed it.
      if (deadline.time > now || this.#deadlines.get(name) !== deadline) continue;
      this.#deadlines.delete(name);
      try {
        deadline.run();
      } catch (error) {
        errors.push(error);
      }
    }
    this.#plan();
    if (errors.length === 1) throw errors[0];
    if (errors.length > 1) throw new AggregateError(errors, 'Several deadlines failed.');
  }

  dispose(): void {
    this.#disposed = true;
    this.#listening?.dispose();
    this.#deadlines.clear();
    this.#plan();
  }

  /** The clock was set back by `ms`: everything is due that much earlier on it. */
  #setBack(ms: number): void {
    for (const deadline of this.#deadlines.values()) deadline.time -= ms;
    this.#plan();
  }

  #plan(): void {
    const times = [...this.#deadlines.values()].map(({ time }) => time);
    const next = times.length ? Math.min(...times) : null;
    if (this.#timer?.time === next) return;
    this.#timer?.disposable.dispose();
    this.#timer =
      next === null
        ? null
        : {
            time: next,
            disposable: this.#clock.at(next, () => {
              this.#timer = null;
              this.wake();
            }),
          };
  }
}
