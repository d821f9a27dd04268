import type { Result } from '../domain/result.ts';
import type { TerminalCommand } from '../domain/terminal-command.ts';

/** Puts the `hubkey` command where terminals find it, for this user alone. Rejects never. */
export interface TerminalCommands {
  status(): Promise<TerminalCommand>;
  /** `other`: a file that is not ours is in its place. */
  install(): Promise<Result<TerminalCommand, 'other' | 'failed'>>;
  /** Fine where it is absent. */
  remove(): Promise<Result<TerminalCommand, 'other' | 'failed'>>;
}
