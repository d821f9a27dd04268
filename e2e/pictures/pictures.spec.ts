import { join } from 'node:path';
import { expect, test } from '../fixtures/test.ts';
import { cutTexts } from '../tour/cut-texts.ts';
import { galleryLooks, wear } from '../tour/looks.ts';
import { savePicture } from '../tour/save-picture.ts';
import { scenes } from '../tour/scenes.ts';

const folder = process.env['HUBKEY_PICTURES'] ?? 'resources/screenshots';

test('the gallery, in which no text is cut', async ({ page, hub, hubkey }) => {
  test.setTimeout(900_000);
  const cut: string[] = [];
  for (const { name, show } of scenes) {
    await show({ page, hub, hubkey });
    if (name === '') continue;
    for (const look of galleryLooks) {
      await wear(page, hubkey, look);
      await savePicture(page, join(folder, `${name}-${look.name}.webp`));
      cut.push(...(await cutTexts(page)).map((text) => `${name}, ${look.name}: ${text}`));
    }
    await wear(page, hubkey, { name: 'light' });
  }
  expect(cut).toEqual([]);
});
