import { screen } from 'electron';
import { exhaustive } from '../domain/exhaustive.ts';
import type { Disposable } from '../ports/disposable.ts';
import { popoverPlace } from './popover-place.ts';
import { afterClick } from './popover-toggle.ts';
import { PopupWindow, type PopupDeps } from './popup-window.ts';

const width = 360;
/** Until the page says how high its content is. */
const firstHeight = 320;

/** The popup beside the tray icon. It is as high as its content, and shown once that is known. */
export class PopoverWindow implements Disposable {
  readonly #popup: PopupWindow;
  readonly #clock: PopupDeps['clock'];
  #icon: Electron.Rectangle = { x: 0, y: 0, width: 0, height: 0 };
  #height = firstHeight;
  #lostFocusAt: number | null = null;

  constructor(deps: PopupDeps) {
    this.#clock = deps.clock;
    this.#popup = new PopupWindow({
      ...deps,
      hash: 'popover',
      title: () => 'Hubkey',
      bounds: () => this.#bounds(),
      showsItself: false,
      onLost: () => (this.#lostFocusAt = this.#clock.now()),
    });
  }

  get contents(): Electron.WebContents | null {
    return this.#popup.contents;
  }

  isOpen(): boolean {
    return this.#popup.isOpen();
  }

  /** A click on the icon, which is at these bounds: opens it, or closes it where it is open. */
  toggle(icon: Electron.Rectangle): void {
    const state = { isOpen: this.isOpen(), lostFocusAt: this.#lostFocusAt };
    this.#lostFocusAt = null;
    const answer = afterClick(state, this.#clock.now());
    switch (answer) {
      case 'open':
        this.#icon = icon;
        this.#popup.open();
        break;
      case 'close':
        this.close();
        break;
      case 'stay closed':
        break;
      default:
        exhaustive(answer);
    }
  }

  /** The page has drawn its content, which is that high, in px. */
  fit(height: number): void {
    this.#height = height;
    this.#popup.show();
  }

  close(): void {
    this.#popup.close();
  }

  dispose(): void {
    this.#popup.dispose();
  }

  #bounds(): Electron.Rectangle {
    const { bounds: display, workArea } = screen.getDisplayMatching(this.#icon);
    return popoverPlace({ icon: this.#icon, display, workArea }, { width, height: this.#height });
  }
}
