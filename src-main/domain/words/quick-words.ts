import { exhaustive } from '../exhaustive.ts';
import { m } from '../messages/index.ts';
import { readShortcut, type QuickShortcut } from '../quick-shortcut.ts';

/** The state of the shortcut and what to do; empty while it is off. */
export function quickShortcutWords(state: QuickShortcut, typed: string): string {
  const shortcut = readShortcut(typed) ?? typed;
  switch (state) {
    case 'off':
      return '';
    case 'set':
      return m.palette_shortcut_set({ shortcut });
    case 'waiting':
      return m.palette_shortcut_waiting({ shortcut });
    case 'works':
      return m.palette_shortcut_works();
    case 'silent':
      return m.palette_shortcut_silent({ shortcut });
    case 'refused':
      return m.palette_shortcut_refused({ shortcut });
    case 'wayland':
      return m.palette_shortcut_wayland();
    case 'unreadable':
      return m.palette_shortcut_unreadable();
    default:
      return exhaustive(state);
  }
}
