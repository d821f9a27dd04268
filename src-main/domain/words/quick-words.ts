import { exhaustive } from '../exhaustive.ts';
import { readShortcut, type QuickShortcut } from '../quick-shortcut.ts';

const instead =
  'You can also bind the command `hubkey open --quick` to a key in your desktop’s keyboard settings.';

/** The state of the shortcut and what to do; empty while it is off. */
export function quickShortcutWords(state: QuickShortcut, typed: string): string {
  const shortcut = readShortcut(typed) ?? typed;
  switch (state) {
    case 'off':
      return '';
    case 'set':
      return `${shortcut} opens Quick copy.`;
    case 'waiting':
      return `Press ${shortcut} now.`;
    case 'works':
      return 'It works on this desktop.';
    case 'silent':
      return `Hubkey didn’t receive ${shortcut}. ${instead}`;
    case 'refused':
      return `The desktop didn’t give ${shortcut} to Hubkey. Another program may be using it. Choose another shortcut. ${instead}`;
    case 'wayland':
      return `On this desktop (Wayland), programs can’t register shortcuts. ${instead}`;
    case 'unreadable':
      return 'That isn’t a valid shortcut. Try Ctrl+Shift+K.';
    default:
      return exhaustive(state);
  }
}
