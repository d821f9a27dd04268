import { readdirSync, readFileSync } from 'node:fs';

export interface Spent {
  /** How often a thread waited and was woken: voluntary context switches (proc_pid_status(5)). */
  wakeups: number;
  /** On a processor, in ms (the first field of schedstat, in Linux's sched-stats.rst). */
  cpuMs: number;
}

/** What each thread of a process has spent since its start, by its id. */
export type ThreadTimes = ReadonlyMap<number, Spent>;

/** Of the running threads of a process; those that end while they are read are left out. */
export function threadTimes(pid: number): ThreadTimes {
  const folder = `/proc/${pid}/task`;
  return new Map(
    readdirSync(folder).flatMap((id): [number, Spent][] => {
      try {
        const status = readFileSync(`${folder}/${id}/status`, 'utf8');
        const [, wakeups] = /^voluntary_ctxt_switches:\t(\d+)$/m.exec(status) ?? [];
        const [ns] = readFileSync(`${folder}/${id}/schedstat`, 'utf8').split(' ');
        return [[Number(id), { wakeups: Number(wakeups), cpuMs: Number(ns) / 1e6 }]];
      } catch {
        return [];
      }
    }),
  );
}

/** What all threads together spent between two readings, but for those that ended in the meantime. */
export function spentBetween(before: ThreadTimes, after: ThreadTimes): Spent {
  const nothing: Spent = { wakeups: 0, cpuMs: 0 };
  let { wakeups, cpuMs } = nothing;
  for (const [id, spent] of after) {
    const known = before.get(id);
    // A number is given again once a thread has ended.
    const from = known && known.wakeups <= spent.wakeups ? known : nothing;
    wakeups += spent.wakeups - from.wakeups;
    cpuMs += spent.cpuMs - from.cpuMs;
  }
  return { wakeups, cpuMs };
}
