import type { Result } from '../domain/result.ts';
import type { Saved, SettingsLoss, UnreadReason } from '../domain/saved.ts';

/** How loading went. `file` is the name of the copy that was made of the original. */
export type LoadNote =
  | { kind: 'fine' }
  /** Nothing could be read of it. */
  | { kind: 'damaged'; file: string }
  /** Some of it could not be read. `setAside` false: there is no copy yet, and nothing is saved until there is. */
  | { kind: 'partly-damaged'; file: string; setAside: boolean; loss: SettingsLoss }
  /** It exists but could not be read; nothing is saved until it can be. `code` is the system's. */
  | { kind: 'unread'; path: string; why: UnreadReason; code: string }
  /** A newer Hubkey wrote it; it is never written to. */
  | { kind: 'newer' };

/** `full`: the disk is full; `newer`, `unread`: as in `LoadNote`. */
export type SaveProblem = 'full' | 'failed' | 'newer' | 'unread';

/** Saves profiles and settings, without secrets. Never rejects. */
export interface ProfileStore {
  /** The saved content, or the defaults. Reads the file each time. */
  load(): { saved: Saved; note: LoadNote };
  /**
   * Every id in the existing copies of damaged settings files; null: a copy can't be read.
   * Profiles and keys that could not be read may be restored from them. Reads the files each time.
   */
  setAsideIds(): ReadonlySet<string> | null;
  /** Writes the whole file atomically; calls run one after the other. */
  save(saved: Saved): Promise<Result<void, SaveProblem>>;
}
