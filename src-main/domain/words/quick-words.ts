import { exhaustive } from '../exhaustive.ts';
import { readShortcut, type QuickShortcut } from '../quick-shortcut.ts';

const instead =
  'Bind the command `hubkey open --quick` to a key in the desktop’s own keyboard settings instead.';

/** The state of the shortcut and what to do; empty while it is off. */
export function quickShortcutWords(state: QuickShortcut, typed: string): string {
  const shortcut = readShortcut(typed) ?? typed;
  switch (state) {
    case 'off':
      return '';
    case 'set':
      return `${shortcut} opens quick copy.`;
    case 'waiting':
      return `Press ${shortcut} now.`;
    case 'works':
      return 'It works on this desktop.';
    case 'silent':
      return `No press of ${shortcut} arrived. ${instead}`;
    case 'refused':
      return `The desktop did not give ${shortcut} to Hubkey; another program may have it. Choose another, or: ${instead}`;
    case 'wayland':
      return `This desktop (Wayland) gives no program a shortcut of its own. ${instead}`;
    case 'unreadable':
      return 'This is no shortcut. Write it as Ctrl+Shift+K.';
    default:
      return exhaustive(state);
  }
}
