import type { ProcessId } from '../../domain/program-facts.ts';

export interface ProcessStat {
  name: string;
  /** Ended, but not yet reaped by its parent. */
  ended: boolean;
  parent: number;
  /** The pid of its session's leader. */
  session: number;
  /** Whether that session has a terminal. */
  terminal: boolean;
  /** In clock ticks since the system started. */
  startTime: string;
}

/** A `/proc/PID/stat` (proc_pid_stat(5)); null if it isn't one. The name may contain blanks and brackets. */
export function readStat(text: string): ProcessStat | null {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open < 0 || close < open) return null;
  const fields = text.slice(close + 2).split(' ', 20);
  const [state = '', parent = NaN, , session = NaN, tty = NaN] = [
    fields[0],
    ...fields.slice(1, 5).map(Number),
  ];
  const startTime = fields[19];
  if (![parent, session, tty].every(Number.isInteger)) return null;
  if (!startTime || !/^\d+$/.test(startTime)) return null;
  return {
    name: text.slice(open + 1, close),
    ended: state === 'Z' || state === 'X',
    parent,
    session,
    terminal: tty !== 0,
    startTime,
  };
}

/** Whether `other` started later, or too soon after it to tell. */
export const isYoungerThan = (stat: ProcessStat, other: ProcessStat | null): boolean =>
  other !== null && BigInt(other.startTime) >= BigInt(stat.startTime);

/** Whether it is that process, and still runs. */
export const isRunning = (stat: ProcessStat | null, { startTime }: ProcessId): boolean =>
  stat !== null && !stat.ended && stat.startTime === startTime;
