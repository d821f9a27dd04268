import type { CallerConnection } from '../domain/caller.ts';
import type { CallerFacts } from '../domain/caller-facts.ts';
import type { ProcessId } from '../domain/program-facts.ts';

/** Finds out which program holds the other end of a connection to the helper. Rejects never. */
export interface CallerInspector {
  /** Takes 500 ms at most. */
  inspect(connection: CallerConnection): Promise<CallerFacts>;
  /** Whether a process has not ended, and its pid is not another's. */
  isAlive(process: ProcessId): boolean;
}
