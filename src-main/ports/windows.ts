import type { ApiDocsChoice } from '../domain/api-docs.ts';

/** Hubkey's own windows. */
export interface Windows {
  /** Opens the window, or brings it to the front. */
  show(): void;
  /** Whether the window is open and in front. */
  inFront(): boolean;
  /** A PNG of the window; null if it is closed. */
  capture(): Promise<Uint8Array | null>;
  /** Opens the quick palette, or brings it to the front. */
  openPalette(): void;
  /** Closes the quick palette and the tray's popover, whichever is open. */
  closePopups(): void;
  /** Opens a Hub's API docs signed in, or brings them to the front. */
  openApiDocs(choice: ApiDocsChoice): void;
}
