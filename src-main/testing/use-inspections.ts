import { afterAll, afterEach } from 'vitest';
import { Inspection, type RunAs } from './inspection.ts';

/** Starts the inspection as a user, once for all tests of a group, and ends its callers after each. */
export function useInspections(): (user?: RunAs) => Promise<Inspection> {
  const started = new Map<RunAs, Inspection>();
  let running: Inspection | null = null;
  afterEach(() => running?.endCallers());
  afterAll(async () => {
    for (const one of started.values()) await one.stop();
  });
  return async (user = null) => {
    running = started.get(user) ?? (await Inspection.start(user));
    started.set(user, running);
    return running;
  };
}
