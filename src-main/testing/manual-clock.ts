import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';

interface Planned {
  time: number;
  run: () => void;
}

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now: number;
  readonly #planned = new Set<Planned>();
  readonly #onSetBack = new Set<(ms: number) => void>();
  randomValue = 0.5;

  constructor(now = Date.UTC(2026, 10, 26, 12)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  at(time: number, run: () => void): Disposable {
    const planned = { time, run };
    this.#planned.add(planned);
    return { dispose: () => void this.#planned.delete(planned) };
  }

  onSetBack(run: (ms: number) => void): Disposable {
    this.#onSetBack.add(run);
    return { dispose: () => void this.#onSetBack.delete(run) };
  }

  /** Somebody sets the clock back. */
  setBack(ms: number): void {
    this.#now -= ms;
    for (const run of [...this.#onSetBack]) run(ms);
  }

  random(): number {
    return this.randomValue;
  }

  /** How many calls are still pending. */
  get pending(): number {
    return this.#planned.size;
  }

  /** How many listen for the clock being set back. */
  get listening(): number {
    return this.#onSetBack.size;
  }

  /** Moves on, makes the calls that fall due in their order, and lets their consequences happen. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = [...this.#planned]
        .filter(({ time }) => time <= end)
        .sort((left, right) => left.time - right.time)[0];
      if (!next) break;
      this.#planned.delete(next);
      this.#now = Math.max(this.#now, next.time);
      next.run();
      await settled();
    }
    this.#now = end;
    await settled();
  }

  /** Jumps as if the computer had slept: nothing is called back. */
  sleep(ms: number): void {
    this.#now += ms;
  }
}

/** Lets every promise that can settle do so. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
