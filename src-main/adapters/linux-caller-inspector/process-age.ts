import { uptime } from 'node:os';
import type { ProcessStat } from './process-stat.ts';

/** A start time is in hundredths of a second since the system started: proc_pid_stat(5). */
const tickMs = 10;
/** Twice what start and uptime are rounded down by. */
const marginMs = 2 * tickMs;
const nsPerMs = 1_000_000;

/** One moment by both clocks. */
export interface Moment {
  /** ms since the epoch. */
  now: number;
  /** Since the system started, in ms, to 10 ms. */
  upMs: number;
}

/** `now` in ms since the epoch. */
export const momentOf = (now: number): Moment => ({ now, upMs: uptime() * 1_000 });

/**
 * How long ago a process started, in ms, to some 20 ms. Negative in containers that count their uptime from
 * their own start, and that of processes from the host's.
 */
export const ageMs = ({ startTime }: ProcessStat, { upMs }: Moment): number =>
  upMs - Number(startTime) * tickMs;

/**
 * Whether a time, in ns since the epoch, was before a process started; false if that isn't certain. Wrong
 * only if the clock was set in between.
 */
export function wasBeforeStart(timeNs: bigint, stat: ProcessStat, moment: Moment): boolean {
  const age = ageMs(stat, moment);
  return age >= -marginMs && Number(timeNs) / nsPerMs < moment.now - age - marginMs;
}
