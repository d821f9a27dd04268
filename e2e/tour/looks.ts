import { expect, type Page } from '@playwright/test';
import type { AnyBridge } from '../fixtures/any-bridge.ts';
import type { Hubkey } from '../fixtures/hubkey.ts';

/** A way to look at the window. */
export interface Look {
  name: string;
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'active';
  /** The window's content size in px; 980×660 unless said. */
  size?: readonly [width: number, height: number];
  language?: string;
}

/** The looks of the gallery. */
export const galleryLooks: readonly Look[] = [
  { name: 'light' },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'narrow', size: [320, 640] },
  { name: 'longer', language: 'en-XA' },
  { name: 'forced-colors', forcedColors: 'active' },
];

/** The looks in which nothing may be wrong for assistive technology. */
export const accessibleLooks: readonly Look[] = [
  { name: 'light' },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'forced colors', forcedColors: 'active' },
  { name: 'narrow', size: [320, 640] },
  ...['de', 'fr', 'es', 'ja'].map((language) => ({ name: language, language })),
];

/** Shows the window in a look, without leaving what it shows. */
export async function wear(page: Page, hubkey: Hubkey, look: Look): Promise<void> {
  const { colorScheme = 'light', forcedColors = null, size = [980, 660], language = 'en' } = look;
  // A colour that is still changing would be judged, or taken a picture of.
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
  if ((await page.evaluate(() => document.documentElement.lang)) !== language) {
    await page.evaluate(async (wanted) => {
      const { hubkey: bridge } = window as unknown as { hubkey: AnyBridge };
      await bridge.call('changeSettings', { language: wanted });
    }, language);
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
  }
  const [width, height] = size;
  if ((await page.evaluate(() => innerWidth)) !== width) {
    await hubkey.electron.evaluate(
      ({ BrowserWindow }, [w = 0, h = 0]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
      [width, height],
    );
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
  }
}
