/** A popup, which closes once there is nothing left to do in it. */
export interface ClosablePopup {
  close(): void;
  isOpen(): boolean;
}

/** The tray's popover. */
export interface FittingPopover extends ClosablePopup {
  /** Its content is that high, in px. */
  fit(height: number): void;
}

/** The popups that the calls know. */
export interface Popups {
  palette: ClosablePopup;
  popover: FittingPopover;
}
