import type { ClipboardMark } from '../domain/doctor.ts';

/** Inspects the clipboard without changing it. Never rejects. */
export interface ClipboardFacts {
  /**
   * Whether both the clipboard and the X11 selection that a middle click pastes are empty.
   * null: that can't be determined.
   */
  isEmpty(): Promise<boolean | null>;
  /** Whether a clipboard history ignores texts that Hubkey marks as secret. */
  mark(): Promise<ClipboardMark>;
}
