/** What is known of the `hubkey` command on this computer. */
export interface TerminalCommand {
  /** Where it is, or would be. */
  path: string;
  /** other: a file that is not ours is there, and is left alone. */
  state: 'installed' | 'absent' | 'other';
  /** Whether a terminal finds it by its name. */
  onPath: boolean;
}
