import type { Result } from '../domain/result.ts';
import type { TerminalCommand } from '../domain/terminal-command.ts';

/** Installs the `hubkey` command where terminals find it, only for this user. Never rejects. */
export interface TerminalCommands {
  status(): Promise<TerminalCommand>;
  /** `other`: a file of that name exists that isn't Hubkey's. */
  install(): Promise<Result<TerminalCommand, 'other' | 'failed'>>;
  /** Succeeds if it is absent too. */
  remove(): Promise<Result<TerminalCommand, 'other' | 'failed'>>;
}
