import type { Result } from '../domain/result.ts';
import type { Saved, SettingsLoss, UnreadReason } from '../domain/saved.ts';

/** How reading went. `file` is the name of the copy that the original was set aside as. */
export type LoadNote =
  | { kind: 'fine' }
  /** Nothing could be read of it. */
  | { kind: 'damaged'; file: string }
  /** Some of it. `setAside` false: there is no copy yet, and nothing is saved before there is. */
  | { kind: 'partly-damaged'; file: string; setAside: boolean; loss: SettingsLoss }
  /** It is there and could not be read; nothing is saved before it can be. `code` is the system's. */
  | { kind: 'unread'; path: string; why: UnreadReason; code: string }
  /** A newer Hubkey wrote it; it is never written to. */
  | { kind: 'newer' };

/** `full`: the disk is; `newer`, `unread`: as in `LoadNote`. */
export type SaveProblem = 'full' | 'failed' | 'newer' | 'unread';

/** Saves profiles and settings; no secret. Rejects never. */
export interface ProfileStore {
  /** What is saved, or the defaults. Reads anew each time. */
  load(): { saved: Saved; note: LoadNote };
  /**
   * Every id that a damaged settings file names whose copy is still there; null: a copy can't be read.
   * Profiles and keys that could not be read may come back from it. Reads anew each time.
   */
  setAsideIds(): ReadonlySet<string> | null;
  /** Writes whole and atomically, one after the other. */
  save(saved: Saved): Promise<Result<void, SaveProblem>>;
}
