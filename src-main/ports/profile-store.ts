import type { ProfileId } from '../domain/ids.ts';
import type { Profile } from '../domain/profile.ts';
import type { Result } from '../domain/result.ts';
import type { Settings } from '../domain/settings.ts';

/** What is kept in `settings.json`. */
export interface Saved {
  profiles: readonly Profile[];
  current: ProfileId | null;
  settings: Settings;
}

/** How reading went. A damaged file was set aside under `file`; a newer one is never written to. */
export type LoadNote = { kind: 'fine' } | { kind: 'damaged'; file: string } | { kind: 'newer' };

/** Keeps profiles and settings; no secret. Rejects never. */
export interface ProfileStore {
  /** What is kept, or the defaults. */
  load(): { saved: Saved; note: LoadNote };
  /** Writes whole and atomically. `full`: the disk is; `newer`: the file is of a newer Hubkey. */
  save(saved: Saved): Promise<Result<void, 'full' | 'failed' | 'newer'>>;
}
