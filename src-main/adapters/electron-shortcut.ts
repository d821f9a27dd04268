import { globalShortcut } from 'electron';
import type { Disposable } from '../ports/disposable.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Shortcuts } from '../ports/shortcut.ts';

/** Global shortcuts through Electron. Use it only once the app is ready. */
export class ElectronShortcuts implements Shortcuts {
  register(shortcut: string, pressed: () => void): Result<Disposable, 'refused' | 'wayland'> {
    // On Wayland a registration seems to work, but only receives the keys of X11 windows.
    if (process.platform === 'linux' && process.env['XDG_SESSION_TYPE'] === 'wayland') {
      return fail('wayland');
    }
    try {
      if (!globalShortcut.register(shortcut, pressed)) return fail('refused');
    } catch {
      return fail('refused');
    }
    return ok({ dispose: () => globalShortcut.unregister(shortcut) });
  }
}
