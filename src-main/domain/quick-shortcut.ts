/** Whether the shortcut of Quick copy works on this desktop. */
export type QuickShortcut =
  | 'off'
  /** Registered at the start of this run; not pressed yet. */
  | 'set'
  /** Just chosen; waiting for a press to confirm that it works. */
  | 'waiting'
  /** A press arrived. */
  | 'works'
  /** No press arrived in time. */
  | 'silent'
  /** The desktop refused it, because another program has it. */
  | 'refused'
  /** The desktop doesn't support global shortcuts. */
  | 'wayland'
  /** The text isn't a shortcut. */
  | 'unreadable';

const modifiers = new Map(
  Object.entries({
    ctrl: 'Ctrl',
    control: 'Ctrl',
    alt: 'Alt',
    option: 'Alt',
    shift: 'Shift',
    super: 'Super',
    meta: 'Super',
    cmd: 'Command',
    command: 'Command',
  }),
);

/**
 * A typed shortcut in its normal form, "Ctrl+Shift+K"; null if it isn't one. It needs a modifier other
 * than Shift, because otherwise it would take a letter away from every program.
 */
export function readShortcut(typed: string): string | null {
  const names = typed.split('+').map((part) => part.trim());
  const key = names.pop()?.toUpperCase() ?? '';
  const pressed = names.map((part) => modifiers.get(part.toLowerCase()));
  if (!/^([A-Z0-9]|F([1-9]|1\d|2[0-4])|SPACE)$/.test(key)) return null;
  if (pressed.includes(undefined) || !pressed.some((modifier) => modifier !== 'Shift')) return null;
  return [...new Set(pressed), key === 'SPACE' ? 'Space' : key].join('+');
}
