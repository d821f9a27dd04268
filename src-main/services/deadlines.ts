import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';

interface Deadline {
  time: number;
  run: () => void;
}

/**
 * The app's one next-deadline loop: it sleeps until the earliest deadline and no timer runs beside
 * it. After a sleep of the computer `wake` runs what fell due meanwhile.
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

  /** Follows this computer's clock where it is set back. */
  start(): void {
    this.#listening = this.#clock.onSetBack((ms) => this.#setBack(ms));
  }

  /** Runs once at `time` (ms since the epoch). A name has one deadline: the last one set. None after the end. */
  set(name: string, time: number, run: () => void): void {
    if (this.#disposed) return;
    this.#deadlines.set(name, { time, run });
    this.#plan();
  }

  drop(name: string): void {
    if (this.#deadlines.delete(name)) this.#plan();
  }

  /** Runs what is due now. */
  wake(): void {
    const now = this.#clock.now();
    for (const [name, deadline] of [...this.#deadlines]) {
      // One that ran before it may have dropped it, or set it anew.
      if (deadline.time > now || this.#deadlines.get(name) !== deadline) continue;
      this.#deadlines.delete(name);
      deadline.run();
    }
    this.#plan();
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
