import type { Result } from '../domain/result.ts';
import type { Disposable } from './disposable.ts';

/** A global shortcut, which calls back whatever program is in front. Disposing the result unregisters it. */
export interface Shortcuts {
  /** `refused`: another program has it. `wayland`: this desktop doesn't support global shortcuts. */
  register(shortcut: string, pressed: () => void): Result<Disposable, 'refused' | 'wayland'>;
}
