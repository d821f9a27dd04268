/** The state of the `hubkey` command on this computer. */
export interface TerminalCommand {
  /** Its path, or the path it would get. */
  path: string;
  state: InstalledState;
  /** Whether a terminal finds it by its name; null: that can't be told. */
  onPath: boolean | null;
  /** What is installed and removed together with it; none where shells have no such files. */
  extras: readonly TerminalExtra[];
}

/** other: a file that isn't Hubkey's is there, and is left alone. */
export type InstalledState = 'installed' | 'absent' | 'other';

/** The manual page, or the completions of a shell. */
export type TerminalExtraKind = 'man' | 'bash' | 'zsh' | 'fish';

interface TerminalExtra {
  kind: TerminalExtraKind;
  /** Its path, or the path it would get. */
  path: string;
  state: InstalledState;
}
