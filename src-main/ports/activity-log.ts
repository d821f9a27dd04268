import type { ActivityChain, ActivityEntry, ActivityProblem } from '../domain/activity.ts';
import type { Result } from '../domain/result.ts';

/** Stores activities in their order. Neither call rejects. */
export interface ActivityLog {
  /** Appends entries, all or none of them. */
  append(entries: readonly ActivityEntry[]): Promise<Result<void, ActivityProblem>>;
  /** The stored entries, oldest first, and whether the log is intact. Unreadable entries are left out. */
  read(): Promise<{ entries: ActivityEntry[]; chain: ActivityChain }>;
}
