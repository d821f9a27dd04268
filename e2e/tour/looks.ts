import { expect, type Page } from '@playwright/test';
import type { AnyBridge } from '../fixtures/any-bridge.ts';
import type { Stage } from './stage.ts';

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

/** Shows a window in a look, without leaving what it shows. A window beside the main one keeps its size. */
export async function wear(shown: Page, { page, hubkey }: Stage, look: Look): Promise<void> {
  const { colorScheme = 'light', forcedColors = null, size = [980, 660], language = 'en' } = look;
  // A colour that is still changing would be judged, or taken a picture of.
  await shown.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
  const lang = () => shown.evaluate(() => document.documentElement.lang);
  if ((await lang()) !== language) {
    await page.evaluate(async (wanted) => {
      const { hubkey: bridge } = window as unknown as { hubkey: AnyBridge };
      await bridge.call('changeSettings', { language: wanted });
    }, language);
    await expect.poll(lang).toBe(language);
  }
  const [width, height] = size;
  if (shown === page && (await page.evaluate(() => innerWidth)) !== width) {
    const window = await hubkey.electron.browserWindow(page);
    await window.evaluate(
      (own: { setContentSize: (w: number, h: number) => void }, [w = 0, h = 0]) =>
        own.setContentSize(w, h),
      [width, height],
    );
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
  }
  // Where a line is longer or a window smaller, what a scene is about goes out of sight.
  await shown.evaluate(() => {
    const focused = document.querySelector('main :focus:not(h1)');
    focused?.scrollIntoView({ block: 'center' });
  });
}
