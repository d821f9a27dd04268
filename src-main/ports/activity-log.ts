import type { ActivityChain, ActivityEntry, ActivityProblem } from '../domain/activity.ts';
import type { Result } from '../domain/result.ts';

/** Where activity is kept in its order. Neither call rejects. */
export interface ActivityLog {
  /** Adds entries at the end, all or none of them. */
  append(entries: readonly ActivityEntry[]): Promise<Result<void, ActivityProblem>>;
  /** What is kept, oldest first, and whether it is as it was written. What can't be read is left out. */
  read(): Promise<{ entries: ActivityEntry[]; chain: ActivityChain }>;
}
