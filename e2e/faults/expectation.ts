import type { Trial } from './trial.ts';

/** One thing that must hold of a row. */
export interface Expectation {
  name: string;
  /** What was seen instead, in a few words; null: it holds. */
  check: (trial: Trial) => Promise<string | null> | string | null;
}

/** Asks until the answer is null or the time is over; the last answer. */
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
