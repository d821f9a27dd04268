import { pressedShortcut, type WindowShortcut } from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';
import { navigation } from '../../state/navigation.svelte.ts';
import { view } from '../../state/view.svelte.ts';
import { controlOf } from '../../ui/key-shortcuts.ts';
import { isMac } from '../../ui/platform.ts';

const textFields =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

/** Puts the focus into the search field of the screen. */
function search(): void {
  const field = controlOf('search');
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** A client key, or a Hub where the screen is about Hubs or there is none yet. */
function create(): void {
  const control = controlOf('new');
  if (control) control.click();
  else if (navigation.screen === 'settings') navigation.signIn(null);
  else if (view.profile) navigation.newKey();
}

const primary = (): HTMLElement | null =>
  controlOf('primary') ?? document.querySelector<HTMLElement>('main button.primary:not(:disabled)');

/** Whether a shortcut does something on the screen that is shown. */
export function isOfScreen(shortcut: WindowShortcut): boolean {
  if (shortcut === 'primary') return primary() !== null;
  if (navigation.alone) return shortcut === 'list';
  if (shortcut === 'refresh' || shortcut === 'search') return controlOf(shortcut) !== null;
  return true;
}

const acts: Record<WindowShortcut, (showList: () => void) => void> = {
  copy: () => navigation.go('copy'),
  keys: () => navigation.go('keys'),
  health: () => navigation.go('health'),
  activity: () => navigation.go('activity'),
  settings: () => navigation.go('settings'),
  preferences: () => navigation.go('settings'),
  'quick-copy': () => void call('openPalette', null),
  search,
  new: create,
  primary: () => primary()?.click(),
  refresh: () => controlOf('refresh')?.click(),
  list: (showList) => showList(),
};

/** Does what a key press means for the window. `showList` shows the list of shortcuts. */
export function pressShortcut(event: KeyboardEvent, showList: () => void): void {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = event.target instanceof Element && event.target.matches(textFields);
  const shortcut = pressedShortcut(event, { mac: isMac, typing });
  if (shortcut === null) return;
  event.preventDefault();
  // A dialog, and the lock, come before everything behind them.
  if (view.now.lock.state === 'locked' || document.querySelector('dialog:modal')) return;
  if (isOfScreen(shortcut)) acts[shortcut](showList);
}
