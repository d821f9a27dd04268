import type { WindowShortcut } from '../domain/window-shortcut.ts';
import { pressInPage } from './electron-app-menu.ts';
import type { MainWindow } from './main-window.ts';

/** Brings the window to the front and presses a shortcut in its page, once that is loaded. */
export function pressInWindow(window: MainWindow, shortcut: WindowShortcut): void {
  window.show();
  const { contents } = window;
  if (!contents) return;
  if (contents.isLoading()) {
    contents.once('did-finish-load', () => pressInPage(contents, shortcut));
  } else pressInPage(contents, shortcut);
}
