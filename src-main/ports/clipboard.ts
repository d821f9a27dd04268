import type { ClipboardProblem } from '../domain/copy-request.ts';
import type { Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';

/** The system's clipboard. Never rejects. */
export interface Clipboard {
  /**
   * Writes a credential, marked as secret if the platform supports it, and reads it back. It is only on
   * the clipboard: the X11 selection that a middle click pastes is cleared again.
   * A problem: it isn't on the clipboard.
   */
  write(secret: Secret): Promise<Result<void, ClipboardProblem>>;
  /** Writes a text without a credential, and reads it back. A problem: it isn't on the clipboard. */
  writeText(text: string): Promise<Result<void, ClipboardProblem>>;
  /**
   * Clears a credential if the clipboard or the X11 selection still holds it; anything
   * else on them stays. `changed`: the clipboard already held something else. `clipboard`: one of
   * them may still hold it.
   */
  clearIfStill(secret: Secret): Promise<Result<'cleared' | 'changed', 'clipboard'>>;
  /**
   * Replaces a credential with another, as `write` does, if the clipboard still holds the old one.
   * `changed`: it holds something else, which stays. A problem: the new one isn't on the clipboard.
   */
  replaceIfStill(
    secret: Secret,
    next: Secret,
  ): Promise<Result<'replaced' | 'changed', ClipboardProblem>>;
}
