import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Memory } from '../ports/memory.ts';

/** How long nothing has happened before memory is given back, in ms: the keychain's process is gone by then, too. */
const quietMs = 15_000;

/** The least time between two times that it is given back while Hubkey only does its daily work, in ms. */
const betweenMs = 30 * 60_000;

/** Gives memory back once Hubkey is at rest: after its start, after its window has closed, and now and then in the tray. */
export class MemoryRest implements Disposable {
  readonly #clock: Clock;
  readonly #memory: Memory;
  /** Whether a person has a window open, who would notice the pause. */
  readonly #isOpen: () => boolean;
  #planned: Disposable | null = null;
  #lastAt = 0;
  #isDisposed = false;

  constructor(clock: Clock, memory: Memory, isOpen: () => boolean) {
    this.#clock = clock;
    this.#memory = memory;
    this.#isOpen = isOpen;
  }

  /** Hubkey has come to rest, or will in a moment. */
  soon(): void {
    this.#plan(this.#clock.now() + quietMs);
  }

  /** Hubkey has worked in the tray. */
  worked(): void {
    if (this.#planned || this.#isOpen()) return;
    this.#plan(Math.max(this.#clock.now() + quietMs, this.#lastAt + betweenMs));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#planned?.dispose();
    this.#planned = null;
  }

  #plan(time: number): void {
    if (this.#isDisposed) return;
    this.#planned?.dispose();
    this.#planned = this.#clock.at(time, () => {
      this.#planned = null;
      // Its closing comes back to this.
      if (this.#isOpen()) return;
      this.#lastAt = this.#clock.now();
      this.#memory.giveBack();
    });
  }
}
