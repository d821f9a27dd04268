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

/** Keys that are pressed together, as a keyboard event of a page has them. */
export interface PressedKeys {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/** The shortcut that pressed keys make, in its normal form; null if they make none. `mac`: the system key is Command there. */
export function pressedCombination(keys: PressedKeys, mac: boolean): string | null {
  const pressed = [
    keys.ctrlKey && 'Ctrl',
    keys.altKey && 'Alt',
    keys.shiftKey && 'Shift',
    keys.metaKey && (mac ? 'Command' : 'Super'),
  ];
  return readShortcut([...pressed.filter((name) => name !== false), keyName(keys)].join('+'));
}

/** By the letter that the layout gives, or by its place where Shift or Option makes another sign of it. */
function keyName({ key, code }: PressedKeys): string {
  if (key === ' ') return 'Space';
  return /^([a-z0-9]|F\d+)$/i.test(key) ? key : code.replace(/^(Key|Digit)/, '');
}
