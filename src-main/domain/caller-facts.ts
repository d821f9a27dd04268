/** A program as the system tells of it. Never its arguments: they may hold secrets. */
export interface ProgramFacts {
  pid: number;
  /** Of its process, in the system's own count: a pid that is used again has another. */
  startTime: string;
  name: string;
  /** Path of the file that runs; null where the system hides it. */
  executable: string | null;
  /** The script that an interpreter runs, where that is a file. */
  script: string | null;
}

/** Who holds the other end of a connection, as far as that is proved. */
export type CallerFacts =
  | { known: 'program'; program: ProgramFacts & { executable: string } }
  | { known: 'nothing'; why: UnknownCaller };

/**
 * socket: a Unix socket does not tell · platform: this system does not tell · hidden: its process could
 * not be found or read, or has gone · shared: several programs hold the connection.
 */
export type UnknownCaller = 'socket' | 'platform' | 'hidden' | 'shared';

/** Whether both tell of the same process running the same file. */
export function sameCaller(one: CallerFacts, other: CallerFacts): boolean {
  if (one.known === 'nothing' || other.known === 'nothing') return one.known === other.known;
  const [a, b] = [one.program, other.program];
  return a.pid === b.pid && a.startTime === b.startTime && a.executable === b.executable;
}
