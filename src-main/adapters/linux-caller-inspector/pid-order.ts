/** No system assigns pids faster, threads included. */
const maxPidsPerMs = 100;

export interface PidOrder {
  pid: number;
  /** How long ago that one was assigned, in ms. */
  ageMs: number;
  /** The pid that was assigned last. */
  last: number;
  /** How many there are before they start again. */
  count: number;
}

/**
 * Those of the pids that were assigned after `pid`. As pids are assigned in a circle, that is all of them
 * if it may have been completed since, or if that isn't known.
 */
export function youngerPids(
  pids: () => readonly number[],
  { pid, ageMs, last, count }: PidOrder,
): readonly number[] {
  const isWhole = ageMs >= 0 && ageMs < count / maxPidsPerMs && last > 0;
  if (!isWhole) return pids();
  if (last === pid) return [];
  return pids().filter((one) => (last > pid ? one > pid && one <= last : one > pid || one <= last));
}

/** The pid that was assigned last, from `/proc/loadavg` (proc_loadavg(5)); NaN if it has none. */
export const readLastPid = (text: string): number => Number(/\s(\d+)\s*$/.exec(text)?.[1] ?? NaN);
