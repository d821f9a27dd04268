import { globalShortcut } from 'electron';
import type { Disposable } from '../ports/disposable.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Shortcuts } from '../ports/shortcut.ts';

/**
 * Global shortcuts through Electron, on Wayland through the desktop's portal where it has one. There a registration may
 * seem to work and no press ever arrive (electron/electron#52218). Use it only once the app is ready.
 */
export class ElectronShortcuts implements Shortcuts {
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#env = env;
  }

  register(shortcut: string, pressed: () => void): Result<Disposable, 'refused' | 'wayland'> {
    if (!registered(shortcut, pressed)) {
      const wayland = process.platform === 'linux' && this.#env['XDG_SESSION_TYPE'] === 'wayland';
      return fail(wayland ? 'wayland' : 'refused');
    }
    return ok({ dispose: () => globalShortcut.unregister(shortcut) });
  }
}

function registered(shortcut: string, pressed: () => void): boolean {
  try {
    return globalShortcut.register(shortcut, pressed);
  } catch {
    return false;
  }
}
