import type { Trial } from './trial.ts';

/** A condition that a row must meet. */
export interface Expectation {
  name: string;
  /** What was seen instead, in a few words; null: the condition is met. */
  check: (trial: Trial) => Promise<string | null> | string | null;
}

/** Checks until the result is null or the time is over. Returns the last result. */
export async function within(
  seconds: number,
  ask: () => Promise<string | null>,
): Promise<string | null> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await ask();
    if (seen === null || Date.now() > until) return seen;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
