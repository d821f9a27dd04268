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
 * Whether a pid was assigned after `pid`; null if pids can't tell: they are assigned in a circle, which may
 * have been completed since.
 */
export function laterPids({
  pid,
  ageMs,
  last,
  count,
}: PidOrder): ((other: number) => boolean) | null {
  const isTold = ageMs >= 0 && ageMs < count / maxPidsPerMs && last > 0;
  if (!isTold) return null;
  return last >= pid
    ? (other) => other > pid && other <= last
    : (other) => other > pid || other <= last;
}

/** The pid that was assigned last, from `/proc/loadavg` (proc_loadavg(5)); NaN if it has none. */
export const readLastPid = (text: string): number => Number(/\s(\d+)\s*$/.exec(text)?.[1] ?? NaN);
