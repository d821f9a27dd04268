/** Hubkey's own windows. */
export interface Windows {
  /** Opens the window, or brings it to the front. */
  show(): void;
  /** Whether the window is open, and no other program's is before it. */
  inFront(): boolean;
  /** What the window shows now, as a PNG; null where there is none. */
  capture(): Promise<Uint8Array | null>;
  /** Opens the quick palette, or brings it to the front. */
  openPalette(): void;
  /** Closes the quick palette where it is open. */
  closePalette(): void;
}
