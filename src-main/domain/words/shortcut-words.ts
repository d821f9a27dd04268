import { m } from '../messages/index.ts';
import { shortcutKeys, type WindowShortcut } from '../window-shortcut.ts';

const names: Record<WindowShortcut, () => string> = {
  copy: m.shell_copy,
  keys: m.shell_keys,
  health: m.shell_health,
  activity: m.shell_activity,
  settings: m.shell_settings,
  'quick-copy': m.shell_shortcut_quick_copy,
  search: m.shell_shortcut_search,
  new: m.shell_shortcut_new,
  primary: m.shell_shortcut_primary,
  refresh: m.shell_shortcut_refresh,
  preferences: m.shell_shortcut_preferences,
  list: m.shell_shortcut_list,
};

/** What a shortcut of the window does. */
export const shortcutWords = (shortcut: WindowShortcut): string => names[shortcut]();

/** The keys of a shortcut as they stand on the keyboard: "Ctrl", "1"; "⌘", "1" on macOS. */
export function shortcutKeyWords(shortcut: WindowShortcut, mac: boolean): string[] {
  const { key, command } = shortcutKeys[shortcut];
  const last = key === 'enter' ? m.shell_key_enter() : key.toUpperCase();
  return command ? [mac ? '⌘' : m.shell_key_ctrl(), last] : [last];
}
