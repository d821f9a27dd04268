import { throttleMs } from './throttle.ts';

const longest = 10 * 60_000;

/** How often one of the Hubs that aren't the current one is read at most, in s. */
const othersEvery = 10;

/**
 * Seconds between two readings of a Hub, by those that a person set: with many Hubs, those that aren't the current one are read
 * less often, so that a computer has about as much to do with 200 of them as with 10.
 */
export const fairInterval = (set: number, isCurrent: boolean, others: number): number =>
  isCurrent ? set : Math.max(set, others * othersEvery);

export interface HealthPace {
  /** Seconds between two readings. */
  interval: number;
  /** How many readings in a row have failed. */
  failures: number;
  onBattery: boolean;
  /** From 0 up to 1. */
  random: number;
  /** How long the Hub asked to wait, in ms. */
  retryAfterMs: number | null;
}

/**
 * How long until the next reading, in ms: four times as long on battery, doubled with each failure up
 * to 10 min, spread by a tenth so that many computers don't ask at once.
 */
export function nextReadingMs(pace: HealthPace): number {
  const plain = pace.interval * 1000 * (pace.onBattery ? 4 : 1);
  const slower = Math.min(Math.max(plain, longest), plain * 2 ** Math.min(pace.failures, 10));
  const spread = slower * (1 + pace.random * 0.1);
  return Math.round(Math.max(spread, throttleMs(pace.retryAfterMs)));
}
