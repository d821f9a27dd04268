import type { SavedHistory } from '../domain/health-history.ts';
import type { ProfileId } from '../domain/ids.ts';

/** Keeps what was read of Hubs' health. Rejects never: a history that can't be kept is not worth a word. */
export interface HealthHistoryStore {
  /** What is kept of a profile, or an empty history. */
  load(profile: ProfileId): Promise<SavedHistory>;
  save(profile: ProfileId, history: SavedHistory): Promise<void>;
  remove(profile: ProfileId): Promise<void>;
}
