import { m } from '../domain/messages/index.ts';
import { shortcutWords } from '../domain/words/shortcut-words.ts';
import type { WindowShortcut } from '../domain/window-shortcut.ts';

/** What Electron does by itself when the item is chosen. */
type MenuRole =
  | 'about'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'close'
  | 'minimize'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'zoomIn'
  | 'zoomOut'
  | 'resetZoom'
  | 'togglefullscreen';

/** An item of a menu as plain data. */
export type MenuItem =
  | { kind: 'separator' }
  | { kind: 'role'; label: string; role: MenuRole }
  | { kind: 'shortcut'; label: string; shortcut: WindowShortcut }
  | { kind: 'submenu'; label: string; items: readonly MenuItem[] };

const separator: MenuItem = { kind: 'separator' };
const role = (label: string, name: MenuRole): MenuItem => ({ kind: 'role', label, role: name });
const shortcut = (name: WindowShortcut): MenuItem => ({
  kind: 'shortcut',
  label: shortcutWords(name),
  shortcut: name,
});
const submenu = (label: string, items: readonly MenuItem[]): MenuItem => ({
  kind: 'submenu',
  label,
  items,
});

/** The items for text, as the Edit menu and a field's context menu have them. */
const textItems = {
  cut: () => role(m.shell_menu_cut(), 'cut'),
  copy: () => role(m.shell_menu_copy(), 'copy'),
  paste: () => role(m.shell_menu_paste(), 'paste'),
  selectAll: () => role(m.shell_menu_select_all(), 'selectAll'),
};

/**
 * Hubkey's own menu. Nothing in it reloads the page, as that would lose what a person has typed and where they were.
 * macOS wants the app's items in a first menu of its own.
 */
export function applicationMenu(platform: NodeJS.Platform): readonly MenuItem[] {
  const isMac = platform === 'darwin';
  const quit = role(m.shell_menu_quit(), 'quit');
  const app = submenu('Hubkey', [
    role(m.shell_menu_about(), 'about'),
    separator,
    shortcut('preferences'),
    separator,
    role(m.shell_menu_hide(), 'hide'),
    role(m.shell_menu_hide_others(), 'hideOthers'),
    role(m.shell_menu_show_all(), 'unhide'),
    separator,
    quit,
  ]);
  const close = role(m.shell_menu_close_window(), 'close');
  const others = [separator, shortcut('preferences'), separator, close, quit];
  const file = submenu(m.shell_menu_file(), [
    shortcut('new'),
    ...(isMac ? [separator, close] : others),
  ]);
  const edit = submenu(m.shell_menu_edit(), [
    role(m.shell_menu_undo(), 'undo'),
    role(m.shell_menu_redo(), 'redo'),
    separator,
    textItems.cut(),
    textItems.copy(),
    textItems.paste(),
    textItems.selectAll(),
    separator,
    shortcut('search'),
  ]);
  const view = submenu(m.shell_menu_view(), [
    ...(['copy', 'keys', 'health', 'activity', 'settings'] as const).map(shortcut),
    separator,
    shortcut('quick-copy'),
    shortcut('refresh'),
    separator,
    role(m.shell_menu_zoom_in(), 'zoomIn'),
    role(m.shell_menu_zoom_out(), 'zoomOut'),
    role(m.shell_menu_actual_size(), 'resetZoom'),
    role(m.shell_menu_full_screen(), 'togglefullscreen'),
  ]);
  const window = submenu(m.shell_menu_window(), [role(m.shell_menu_minimize(), 'minimize')]);
  const help = submenu(m.shell_menu_help(), [shortcut('list')]);
  return [...(isMac ? [app] : []), file, edit, view, ...(isMac ? [window] : []), help];
}

/** What was right-clicked. */
export interface ClickedText {
  isEditable: boolean;
  /** Some text is selected. */
  hasSelection: boolean;
}

/** The context menu of a field, or of selected text; empty: there is nothing to do with what was clicked. */
export function contextMenu({ isEditable, hasSelection }: ClickedText): readonly MenuItem[] {
  if (isEditable) {
    const { cut, copy, paste, selectAll } = textItems;
    return [cut(), copy(), paste(), separator, selectAll()];
  }
  return hasSelection ? [textItems.copy()] : [];
}
