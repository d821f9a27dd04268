import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';

/** What is asked of the popup's window. */
export interface FocusedWindow {
  isFocused(): boolean;
  close(): void;
}

/** How long the system may take to give the focus back after a menu, in ms. */
const focusMs = 150;

/**
 * Closes a popup when it loses the focus, but not to its own context menu. Some desktops give the focus to the menu
 * and back after it; where another window has it by then, it closes and takes nothing back.
 */
export class PopupFocus implements Disposable {
  readonly #window: FocusedWindow;
  readonly #clock: Pick<Clock, 'now' | 'at'>;
  #hasMenu = false;
  #timer: Disposable | null = null;

  constructor(window: FocusedWindow, clock: Pick<Clock, 'now' | 'at'>) {
    this.#window = window;
    this.#clock = clock;
  }

  menu(isOpen: boolean): void {
    this.dispose();
    this.#hasMenu = isOpen;
    if (isOpen) return;
    this.#timer = this.#clock.at(this.#clock.now() + focusMs, () => this.#settle());
  }

  lost(): void {
    if (!this.#hasMenu && this.#timer === null) this.#window.close();
  }

  /** Call it once the window is gone. */
  dispose(): void {
    this.#timer?.dispose();
    this.#timer = null;
  }

  #settle(): void {
    this.#timer = null;
    if (!this.#window.isFocused()) this.#window.close();
  }
}
