import type { CallerConnection } from '../domain/caller.ts';
import type { CallerFacts } from '../domain/caller-facts.ts';
import type { ProcessId } from '../domain/program-facts.ts';

/** Finds out which program is at the other end of a connection to the helper. Never rejects. */
export interface CallerInspector {
  /** Takes at most 500 ms. */
  inspect(connection: CallerConnection): Promise<CallerFacts>;
  /** Whether a process still runs and its pid hasn't been reused. */
  isAlive(process: ProcessId): boolean;
}
