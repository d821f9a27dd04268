import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Disposable } from '../ports/disposable.ts';
import type { WindowShortcut } from '../domain/window-shortcut.ts';
import { askAfterFailure } from './ask-after-failure.ts';
import { followContextMenu, pressInPage } from './electron-app-menu.ts';
import { fitBounds, minimumSize, type WindowBounds } from './fit-bounds.ts';
import { guardContents } from './guard-contents.ts';
import { onPageFailure } from './on-page-failure.ts';
import type { PageAddress } from './page-address.ts';
import { PageFailures } from './page-failures.ts';
import { isNativeWayland } from './native-wayland.ts';
import { showWhenReady } from './show-when-ready.ts';
import { webPreferences } from './web-preferences.ts';

export interface MainWindowOptions {
  preload: string;
  page: PageAddress;
  icon: string;
  /** In ms since the epoch. */
  now(): number;
  loadBounds(): WindowBounds | null;
  saveBounds(bounds: WindowBounds): void;
  /** Called when it opens: a person is there. */
  onOpened(): void;
  /** Called when its page has crashed, before it is loaded again or closed. */
  onFailed(): void;
  /** Called after the window is gone and its renderer with it. */
  onClosed(): void;
}

/** Hubkey's window: created when first shown, and destroyed with its renderer process when closed. */
export class MainWindow implements Disposable {
  readonly #options: MainWindowOptions;
  #window: BrowserWindow | null = null;
  #turn = 0;
  readonly #failures = new PageFailures();

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  get contents(): Electron.WebContents | null {
    return this.#window?.webContents ?? null;
  }

  /** Whether it is open and in front. */
  get inFront(): boolean {
    return this.#window?.isFocused() ?? false;
  }

  /** Opens it, or brings the open one to the front. */
  show(): void {
    if (this.#window) {
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.show();
      this.#window.focus();
      return;
    }
    this.#open();
  }

  /**
   * Loads the page again in a new renderer process, so that text typed into the previous page
   * is gone with that process's memory. Does nothing if the window is closed.
   */
  renew(): void {
    const window = this.#window;
    if (!window) return;
    this.#turn += 1;
    window.setBackgroundColor(background());
    window
      .loadURL(this.#options.page.at(this.#turn))
      .then(() => window.webContents.navigationHistory.clear())
      // Rejects if the window is closed meanwhile.
      .catch(() => undefined);
  }

  /** Brings the window to the front and presses a shortcut in its page, once that is loaded. */
  press(shortcut: WindowShortcut): void {
    this.show();
    const { contents } = this;
    if (!contents) return;
    if (contents.isLoading()) {
      contents.once('did-finish-load', () => pressInPage(contents, shortcut));
    } else pressInPage(contents, shortcut);
  }

  /** A PNG of the window; null if it is closed. */
  async capture(): Promise<Uint8Array | null> {
    const image = await this.#window?.webContents.capturePage();
    return image?.toPNG() ?? null;
  }

  dispose(): void {
    this.#window?.destroy();
  }

  #open(): void {
    const { preload, page, icon } = this.#options;
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    const window = new BrowserWindow({
      ...fitBounds(this.#options.loadBounds(), areas),
      minWidth: minimumSize.width,
      minHeight: minimumSize.height,
      title: 'Hubkey',
      icon,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: background(),
      webPreferences: webPreferences(preload, page.development),
    });
    this.#window = window;
    this.#options.onOpened();
    guardContents(window.webContents, page);
    followContextMenu(window.webContents);
    showWhenReady(window, isNativeWayland(), () => window.show());
    window.on('close', () => this.#options.saveBounds(window.getNormalBounds()));
    onPageFailure(window.webContents, () => this.#failed(window));
    window.on('closed', () => {
      if (this.#window !== window) return;
      this.#window = null;
      this.#options.onClosed();
    });
    // Rejects if the window is closed before the page has loaded, which is fine.
    window.loadURL(page.at(this.#turn)).catch(() => undefined);
  }

  /** A crashed page is useless: it is loaded again, or its window is closed so that a new one can open. */
  #failed(window: BrowserWindow): void {
    if (this.#window !== window) return;
    this.#options.onFailed();
    if (this.#failures.failed(this.#options.now()) === 'reload') {
      this.renew();
      return;
    }
    this.#options.saveBounds(window.getNormalBounds());
    this.#window = null;
    window.destroy();
    void this.#askToOpen();
  }

  async #askToOpen(): Promise<void> {
    if (await askAfterFailure()) this.show();
    else if (!this.#window) this.#options.onClosed();
  }
}

/** The page's background colour, so that the window isn't white before its first paint. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#131519' : '#f6f7f9');
