/** The state of the `hubkey` command on this computer. */
export interface TerminalCommand {
  /** Its path, or the path it would get. */
  path: string;
  /** other: a file that isn't Hubkey's is there, and is left alone. */
  state: 'installed' | 'absent' | 'other';
  /** Whether a terminal finds it by its name. */
  onPath: boolean;
}
