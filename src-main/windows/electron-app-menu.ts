import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import { exhaustive } from '../domain/exhaustive.ts';
import { currentLocale } from '../domain/messages/index.ts';
import { shortcutKeys, type WindowShortcut } from '../domain/window-shortcut.ts';
import { applicationMenu, contextMenu, type MenuItem } from './application-menu.ts';

/** A shortcut as Electron writes it: "CmdOrCtrl+1". */
const acceleratorOf = (shortcut: WindowShortcut): string => {
  const { key, command } = shortcutKeys[shortcut];
  const name = key.length > 1 ? `${key.charAt(0).toUpperCase()}${key.slice(1)}` : key.toUpperCase();
  return command ? `CmdOrCtrl+${name}` : name;
};

function electronItem(
  item: MenuItem,
  press: (shortcut: WindowShortcut) => void,
): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'role':
      return { role: item.role, label: item.label };
    case 'shortcut':
      return {
        label: item.label,
        accelerator: acceleratorOf(item.shortcut),
        // The page hears its own keys, also where it must decide whether a key is text.
        registerAccelerator: false,
        click: () => press(item.shortcut),
      };
    case 'submenu':
      return {
        label: item.label,
        submenu: electronItems(item.items, press),
      };
    default:
      return exhaustive(item);
  }
}

const electronItems = (
  items: readonly MenuItem[],
  press: (shortcut: WindowShortcut) => void,
): MenuItemConstructorOptions[] => items.map((item) => electronItem(item, press));

/**
 * Shows Hubkey's application menu in place of Electron's own, and returns a function that shows it again if the
 * language has changed.
 */
export function showAppMenu(
  platform: NodeJS.Platform,
  press: (shortcut: WindowShortcut) => void,
): () => void {
  let shown: string | null = null;
  const show = (): void => {
    if (shown === currentLocale()) return;
    shown = currentLocale();
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(electronItems(applicationMenu(platform), press)),
    );
  };
  show();
  return show;
}

/** Gives the fields and the selected text of a page their context menu. `opened` is called with whether it is open. */
export function followContextMenu(
  contents: WebContents,
  opened: (isOpen: boolean) => void = () => undefined,
): void {
  contents.on('context-menu', (_event, { isEditable, selectionText }) => {
    const items = contextMenu({ isEditable, hasSelection: selectionText !== '' });
    if (items.length === 0) return;
    opened(true);
    const menu = Menu.buildFromTemplate(electronItems(items, () => undefined));
    menu.popup({ callback: () => opened(false) });
  });
}

/** Presses a shortcut in a page, so that the page alone decides what each of them does. */
export function pressInPage(contents: WebContents, shortcut: WindowShortcut): void {
  const { key, command } = shortcutKeys[shortcut];
  const modifier = process.platform === 'darwin' ? 'meta' : 'control';
  contents.sendInputEvent({
    type: 'keyDown',
    keyCode: key.length > 1 ? acceleratorOf(shortcut).replace(/^.*\+/, '') : key,
    modifiers: command ? [modifier] : [],
  });
}
