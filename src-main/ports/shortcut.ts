import type { Result } from '../domain/result.ts';
import type { Disposable } from './disposable.ts';

/** Keys that call back whatever program is in front. Disposing what was registered lets them go. */
export interface Shortcuts {
  /** `refused`: another program has it. `wayland`: this desktop lets no program have one. */
  register(shortcut: string, pressed: () => void): Result<Disposable, 'refused' | 'wayland'>;
}
