import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Saves what the window shows, or that much of its upper part in px, as WebP: a third of a PNG's size. Playwright makes PNG and JPEG alone, so
 * Chromium's own encoder is asked.
 */
export async function savePicture(page: Page, path: string, height?: number): Promise<void> {
  const width = await page.evaluate(() => innerWidth);
  const clip = height === undefined ? {} : { clip: { x: 0, y: 0, width, height } };
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide', ...clip });
  const webp = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', 0.9);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.from(webp.slice(webp.indexOf(',') + 1), 'base64'));
}
