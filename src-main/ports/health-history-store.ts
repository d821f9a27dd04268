import type { SavedHistory } from '../domain/health-history.ts';
import type { ProfileId } from '../domain/ids.ts';

/** Stores the health history of Hubs. Never rejects: losing it isn't worth an error message. */
export interface HealthHistoryStore {
  /** The stored history of a profile, or an empty one. */
  load(profile: ProfileId): Promise<SavedHistory>;
  save(profile: ProfileId, history: SavedHistory): Promise<void>;
  /** The names of the alerts that a person was notified of, oldest first. */
  loadReportedAlerts(profile: ProfileId): Promise<readonly string[]>;
  saveReportedAlerts(profile: ProfileId, names: readonly string[]): Promise<void>;
  /** Removes all of it. */
  remove(profile: ProfileId): Promise<void>;
}
