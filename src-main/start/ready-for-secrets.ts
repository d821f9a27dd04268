import type { Clock } from '../ports/clock.ts';
import { within } from '../services/within.ts';

/** How long keychain and helper wait for tray and window at the start, in ms. */
const settlingMs = 120;

/** How long they wait at most for the programs that keep memory out of core files, in ms. */
const forbiddingMs = 2_000;

/**
 * Resolves once tray and window had this thread for a moment, which they need, and core dumps are forbidden, so that
 * secrets may come into memory. A program that hangs holds it up for 2 s.
 */
export async function readyForSecrets(
  clock: Clock,
  forbidCoreDumps: () => Promise<unknown>,
): Promise<void> {
  const forbidden = within(clock, forbiddingMs, forbidCoreDumps());
  await new Promise<void>((resolve) => clock.at(clock.now() + settlingMs, resolve));
  await forbidden;
}
