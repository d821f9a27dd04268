import type { ClipboardMark } from '../domain/doctor.ts';

/** What can be seen of the clipboard without changing it. Rejects never. */
export interface ClipboardFacts {
  /**
   * Whether nothing at all is on the clipboard, nor on the X11 selection that a middle click pastes.
   * null: it can't be seen.
   */
  isEmpty(): Promise<boolean | null>;
  /** Whether a clipboard history leaves out what Hubkey marks as secret. */
  mark(): Promise<ClipboardMark>;
}
