import type { CallerConnection } from '../domain/caller.ts';
import type { CallerFacts } from '../domain/caller-facts.ts';

/** Finds out which program holds the other end of a connection to the helper. Rejects never; takes 500 ms at most. */
export interface CallerInspector {
  inspect(connection: CallerConnection): Promise<CallerFacts>;
}
