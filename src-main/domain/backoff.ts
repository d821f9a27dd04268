import { throttleMs } from './throttle.ts';

const first = 5_000;
const longest = 5 * 60_000;

/**
 * How long to wait before trying again, in ms: 5 s, doubled with each failure up to 5 min, spread by
 * a quarter so that many computers don't return at once. Never earlier than the Hub asked for
 * (`retryAfterMs`), which is believed up to an hour. `random` is from 0 up to 1.
 */
export function retryDelayMs(
  failures: number,
  random: number,
  retryAfterMs: number | null,
): number {
  const plain = Math.min(longest, first * 2 ** Math.max(0, failures - 1));
  const spread = plain * (0.75 + random * 0.5);
  return Math.round(Math.max(spread, throttleMs(retryAfterMs)));
}
