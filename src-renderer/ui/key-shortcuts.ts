import { shortcutKeys, type WindowShortcut } from '../../src-main/contract/index.ts';
import { isMac } from './platform.ts';

/** A shortcut as `aria-keyshortcuts` has it (WAI-ARIA 1.2): "Control+N". What has this attribute is what the shortcut presses. */
export function ariaShortcut(shortcut: WindowShortcut): string {
  const { key, command } = shortcutKeys[shortcut];
  const name = key.charAt(0).toUpperCase() + key.slice(1);
  return command ? `${isMac ? 'Meta' : 'Control'}+${name}` : name;
}

/** The visible control of the current screen that a shortcut presses; null: it has none. */
export function controlOf(shortcut: WindowShortcut): HTMLElement | null {
  const controls = document.querySelectorAll<HTMLElement>(
    `main [aria-keyshortcuts="${ariaShortcut(shortcut)}"]`,
  );
  return [...controls].find((control) => control.checkVisibility()) ?? null;
}
