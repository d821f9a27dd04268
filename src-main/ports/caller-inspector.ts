import type { CallerConnection } from '../domain/caller.ts';
import type { CallerFacts } from '../domain/caller-facts.ts';
import type { ProcessId } from '../domain/program-facts.ts';

export interface InspectOptions {
  /**
   * Also the parents above the one that decides who is asking, for a person to see. Otherwise they are read only
   * in a terminal, which is one of them.
   */
  allParents?: boolean;
}

/** Finds out which program is at the other end of a connection to the helper. Never rejects. */
export interface CallerInspector {
  /** Takes at most 500 ms. */
  inspect(connection: CallerConnection, options?: InspectOptions): Promise<CallerFacts>;
  /** Whether a process still runs and its pid hasn't been reused. */
  isAlive(process: ProcessId): boolean;
}
