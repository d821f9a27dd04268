import type { CallerConnection } from '../domain/caller.ts';
import type { CallerFacts, ProgramFacts } from '../domain/caller-facts.ts';

/** Finds out which program holds the other end of a connection to the helper. Rejects never. */
export interface CallerInspector {
  /** Takes 500 ms at most. */
  inspect(connection: CallerConnection): Promise<CallerFacts>;
  /** Who started it, nearest first; none where the system does not tell, or it has gone. */
  parentsOf(program: ProgramFacts): Promise<readonly ProgramFacts[]>;
}
