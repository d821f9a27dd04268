import { BrowserWindow, nativeTheme, screen } from 'electron';
import { m } from '../domain/messages/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import { askAfterFailure } from './ask-after-failure.ts';
import { followContextMenu } from './electron-app-menu.ts';
import { guardContents } from './guard-contents.ts';
import { onPageFailure } from './on-page-failure.ts';
import type { PageAddress } from './page-address.ts';
import { PageFailures } from './page-failures.ts';
import { PaletteFocus } from './palette-focus.ts';
import { isNativeWayland } from './native-wayland.ts';
import { showWhenReady } from './show-when-ready.ts';
import { webPreferences } from './web-preferences.ts';

export interface PaletteWindowOptions {
  preload: string;
  /** The palette is its `#palette`. */
  page: PageAddress;
  clock: Pick<Clock, 'now' | 'at'>;
}

const size = { width: 580, height: 440 };

/** The quick palette: a small window near the top of the current screen, destroyed with its renderer when it loses the focus. */
export class PaletteWindow implements Disposable {
  readonly #options: PaletteWindowOptions;
  #window: BrowserWindow | null = null;
  readonly #failures = new PageFailures();

  constructor(options: PaletteWindowOptions) {
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

  close(): void {
    this.#window?.close();
  }

  dispose(): void {
    this.#window?.destroy();
  }

  #open(): void {
    const { preload, page, clock } = this.#options;
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    const width = Math.min(size.width, workArea.width);
    const window = new BrowserWindow({
      width,
      height: Math.min(size.height, workArea.height),
      x: Math.round(workArea.x + (workArea.width - width) / 2),
      y: Math.round(workArea.y + workArea.height / 6),
      title: m.palette_title(),
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
    showWhenReady(window, isNativeWayland(), () => {
      window.show();
      window.focus();
    });
    const focus = new PaletteFocus(window, clock);
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
    // Rejects if the window is closed before the page has loaded, which is fine.
    window.loadURL(`${this.#options.page.at(0)}#palette`).catch(() => undefined);
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
