/** How the shortcut of quick copy fares on this desktop. */
export type QuickShortcut =
  | 'off'
  /** Registered at the start of this run; not pressed yet. */
  | 'set'
  /** Just chosen: a press is to prove it. */
  | 'waiting'
  /** A press arrived. */
  | 'works'
  /** No press arrived in the time given for it. */
  | 'silent'
  /** The desktop did not give it: another program has it. */
  | 'refused'
  /** The desktop lets no program have one. */
  | 'wayland'
  /** The text is no shortcut. */
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
 * A typed shortcut in its one form, "Ctrl+Shift+K"; null where it is none. It needs a modifier other
 * than Shift, as it would else take a letter from every program.
 */
export function readShortcut(typed: string): string | null {
  const names = typed.split('+').map((part) => part.trim());
  const key = names.pop()?.toUpperCase() ?? '';
  const pressed = names.map((part) => modifiers.get(part.toLowerCase()));
  if (!/^([A-Z0-9]|F([1-9]|1\d|2[0-4])|SPACE)$/.test(key)) return null;
  if (pressed.includes(undefined) || !pressed.some((modifier) => modifier !== 'Shift')) return null;
  return [...new Set(pressed), key === 'SPACE' ? 'Space' : key].join('+');
}
