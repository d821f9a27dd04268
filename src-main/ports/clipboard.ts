import type { Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';

/** The system's clipboard. Never rejects. */
export interface Clipboard {
  /**
   * Puts a credential there, marked as secret where the platform can, and reads it back. It is on
   * the clipboard alone: the X11 selection that a middle click pastes is emptied again.
   * `clipboard`: it isn't there.
   */
  write(secret: Secret): Promise<Result<void, 'clipboard'>>;
  /** Puts a text there that holds no credential, and reads it back. `clipboard`: it isn't there. */
  writeText(text: string): Promise<Result<void, 'clipboard'>>;
  /**
   * Takes a credential off again where the clipboard or the X11 selection still holds it; whatever
   * else is on them stays. `changed`: the clipboard held something else already. `clipboard`: one of
   * them may still hold it.
   */
  clearIfStill(secret: Secret): Promise<Result<'cleared' | 'changed', 'clipboard'>>;
  /**
   * Puts another credential in one's place, as `write` does, where the clipboard still holds that one.
   * `changed`: it holds something else, which stays. `clipboard`: the new one isn't there.
   */
  replaceIfStill(
    secret: Secret,
    next: Secret,
  ): Promise<Result<'replaced' | 'changed', 'clipboard'>>;
}
