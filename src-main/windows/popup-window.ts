import { BrowserWindow, nativeTheme } from 'electron';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import { askAfterFailure } from './ask-after-failure.ts';
import { followContextMenu } from './electron-app-menu.ts';
import { guardContents } from './guard-contents.ts';
import { onPageFailure } from './on-page-failure.ts';
import type { PageAddress } from './page-address.ts';
import { PageFailures } from './page-failures.ts';
import { PopupFocus } from './popup-focus.ts';
import { isNativeWayland } from './native-wayland.ts';
import { showWhenReady } from './show-when-ready.ts';
import { webPreferences } from './web-preferences.ts';

/** What the popups share. */
export interface PopupDeps {
  preload: string;
  page: PageAddress;
  clock: Pick<Clock, 'now' | 'at'>;
}

/** What makes one popup differ from another. */
export interface PopupOptions extends PopupDeps {
  /** The part of the page that it shows. */
  hash: 'palette' | 'popover';
  title(): string;
  /** Where it opens, in pixels of the desktop. */
  bounds(): Electron.Rectangle;
  /** Whether it is shown once it is painted; otherwise `show` does that. */
  showsItself: boolean;
  /** It closes because it lost the focus. */
  onLost?(): void;
}

/** A small window without a frame, destroyed with its renderer when it loses the focus. */
export class PopupWindow implements Disposable {
  readonly #options: PopupOptions;
  #window: BrowserWindow | null = null;
  readonly #failures = new PageFailures();

  constructor(options: PopupOptions) {
    this.#options = options;
  }

  get contents(): Electron.WebContents | null {
    return this.#window?.webContents ?? null;
  }

  isOpen(): boolean {
    return this.#window !== null;
  }

  /** Opens it, or brings it to the front. */
  open(): void {
    if (this.#window) this.#window.focus();
    else this.#open();
  }

  /** Shows an open one with the focus, at the bounds that it has now. */
  show(): void {
    const window = this.#window;
    if (!window) return;
    window.setBounds(this.#options.bounds());
    if (window.isVisible()) return;
    window.show();
    window.focus();
  }

  close(): void {
    this.#window?.close();
  }

  dispose(): void {
    this.#window?.destroy();
  }

  #open(): void {
    const { preload, page, clock, showsItself } = this.#options;
    const window = new BrowserWindow({
      ...this.#options.bounds(),
      title: this.#options.title(),
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      // It gets the keyboard without bringing Hubkey to the front, and the program before has it again afterwards.
      ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
      show: false,
      // The page's background colour, so that the window isn't white before its first paint.
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1e24' : '#ffffff',
      webPreferences: webPreferences(preload, page.development),
    });
    this.#window = window;
    guardContents(window.webContents, page);
    if (showsItself) {
      showWhenReady(window, isNativeWayland(), () => {
        window.show();
        window.focus();
      });
    }
    const focus = new PopupFocus(
      {
        isFocused: () => window.isFocused(),
        close: () => {
          this.#options.onLost?.();
          window.close();
        },
      },
      clock,
    );
    followContextMenu(window.webContents, (isOpen) => focus.menu(isOpen));
    window.on('blur', () => focus.lost());
    window.on('closed', () => {
      focus.dispose();
      if (this.#window === window) this.#window = null;
    });
    onPageFailure(window.webContents, () => this.#failed(window));
    this.#load(window);
  }

  #load(window: BrowserWindow): void {
    const { page, hash } = this.#options;
    // Rejects if the window is closed before the page has loaded, which is fine.
    window.loadURL(`${page.at(0)}#${hash}`).catch(() => undefined);
  }

  #failed(window: BrowserWindow): void {
    if (this.#window !== window) return;
    if (this.#failures.failed(this.#options.clock.now()) === 'reload') {
      this.#load(window);
      return;
    }
    this.#window = null;
    window.destroy();
    void this.#askToOpen();
  }

  async #askToOpen(): Promise<void> {
    if (await askAfterFailure()) this.open();
  }
}
