/** The window's own shortcuts, in the order of their list. */
export const windowShortcuts = [
  'copy',
  'keys',
  'health',
  'activity',
  'settings',
  'quick-copy',
  'search',
  'new',
  'primary',
  'refresh',
  'preferences',
  'list',
] as const;
export type WindowShortcut = (typeof windowShortcuts)[number];

/** A key by its `KeyboardEvent.key` in lower case, and whether it needs Ctrl, or Cmd on macOS. */
export interface ShortcutKeys {
  key: string;
  command: boolean;
}

const command = (key: string): ShortcutKeys => ({ key, command: true });
const alone = (key: string): ShortcutKeys => ({ key, command: false });

export const shortcutKeys: Record<WindowShortcut, ShortcutKeys> = {
  copy: command('1'),
  keys: command('2'),
  health: command('3'),
  activity: command('4'),
  settings: command('5'),
  'quick-copy': command('k'),
  search: command('f'),
  new: command('n'),
  primary: command('enter'),
  refresh: alone('f5'),
  preferences: command(','),
  list: alone('?'),
};

/** The part of a `KeyboardEvent` that shortcuts depend on. */
export interface PressedKeys {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * The shortcut that was pressed, or null. On macOS Cmd stands for Ctrl. `typing`: the focus is where a person types text,
 * so a key alone is text.
 */
export function pressedShortcut(
  pressed: PressedKeys,
  { mac, typing }: { mac: boolean; typing: boolean },
): WindowShortcut | null {
  const [wanted, other] = mac
    ? [pressed.metaKey, pressed.ctrlKey]
    : [pressed.ctrlKey, pressed.metaKey];
  if (other || pressed.altKey) return null;
  const key = pressed.key.toLowerCase();
  const isText = typing && !wanted && key.length === 1;
  if (isText) return null;
  // Many keyboards have F1 for help, and some have no easy "?".
  if (key === 'f1' && !wanted) return 'list';
  return (
    windowShortcuts.find((shortcut) => {
      const keys = shortcutKeys[shortcut];
      return keys.key === key && keys.command === wanted;
    }) ?? null
  );
}
