import type { Page } from '@playwright/test';
import type { Desktop } from '../fixtures/desktop.ts';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { startAgain } from '../fixtures/start-again.ts';

/** Opens the quick palette as a desktop's own shortcut would: by a second start with `--quick`. */
export async function openPalette(hubkey: Hubkey, desktop: Desktop): Promise<Page> {
  const opened = hubkey.electron.waitForEvent('window');
  startAgain(desktop, hubkey.userDataDir, '--quick');
  return opened;
}

/** Presses a key that closes the palette. */
export async function closePaletteBy(palette: Page, key: string): Promise<void> {
  const closed = palette.waitForEvent('close');
  // The window is gone before the key is let go of.
  await palette.keyboard.press(key).catch(() => undefined);
  await closed;
}
