import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Disposable } from '../ports/disposable.ts';
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
}

export interface MainWindowListener {
  /** Called when it opens: a person is there. */
  opened(contents: WebContents): void;
  /** Called when its page has crashed, before it is loaded again or closed. */
  failed(): void;
  /** Called after the window is gone and its renderer with it. */
  closed(): void;
}

/**
 * Hubkey's window: created when first shown, and destroyed with its renderer process when closed. It may open before
 * there is a listener, as it is shown before the rest of Hubkey is loaded; so this file loads little.
 */
export class MainWindow implements Disposable {
  readonly #options: MainWindowOptions;
  #listener: MainWindowListener | null = null;
  #window: BrowserWindow | null = null;
  #turn = 0;
  readonly #failures = new PageFailures();

  constructor(options: MainWindowOptions) {
    this.#options = options;
    // The system's, or Hubkey's own, which is known only after the window has opened.
    nativeTheme.on('updated', () => this.#window?.setBackgroundColor(background()));
  }

  /** Tells about the window from now on, and of one that is open already. */
  follow(listener: MainWindowListener): void {
    this.#listener = listener;
    if (this.contents) listener.opened(this.contents);
  }

  get contents(): WebContents | null {
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
    guardContents(window.webContents, page);
    this.#listener?.opened(window.webContents);
    showWhenReady(window, isNativeWayland(), () => window.show());
    window.on('close', () => this.#options.saveBounds(window.getNormalBounds()));
    onPageFailure(window.webContents, () => this.#failed(window));
    window.on('closed', () => {
      if (this.#window !== window) return;
      this.#window = null;
      this.#listener?.closed();
    });
    // Rejects if the window is closed before the page has loaded, which is fine.
    window.loadURL(page.at(this.#turn)).catch(() => undefined);
  }

  /** A crashed page is useless: it is loaded again, or its window is closed so that a new one can open. */
  #failed(window: BrowserWindow): void {
    if (this.#window !== window) return;
    this.#listener?.failed();
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
    const { askAfterFailure } = await import('./ask-after-failure.ts');
    if (await askAfterFailure()) this.show();
    else if (!this.#window) this.#listener?.closed();
  }
}

/** The page's background colour, so that the window isn't white before its first paint. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#131519' : '#f6f7f9');
