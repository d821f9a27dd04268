import type { Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';

/** The system's clipboard. Rejects never. */
export interface Clipboard {
  /** Puts the text there, marked as secret where the platform can, and reads it back. `clipboard`: it isn't there. */
  write(text: Secret): Promise<Result<void, 'clipboard'>>;
  /** Empties it if it still holds this text; whatever else is on it stays. */
  clearIfStill(text: Secret): Promise<void>;
}
