export interface ProcessStat {
  name: string;
  parent: number;
  /** In clock ticks since the system started. */
  startTime: string;
}

/** A `/proc/PID/stat` (proc_pid_stat(5)); null where it is none. The name may hold blanks and brackets. */
export function readStat(text: string): ProcessStat | null {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open < 0 || close < open) return null;
  const fields = text.slice(close + 2).split(' ');
  const parent = Number(fields[1]);
  const startTime = fields[19];
  if (!Number.isInteger(parent) || !startTime || !/^\d+$/.test(startTime)) return null;
  return { name: text.slice(open + 1, close), parent, startTime };
}
