import { join } from 'node:path';
import { expect } from '../fixtures/test.ts';
import { cutTexts } from '../tour/cut-texts.ts';
import { forEachScene } from '../tour/for-each-scene.ts';
import { galleryLooks } from '../tour/looks.ts';
import { savePicture } from '../tour/save-picture.ts';
import { scenes } from '../tour/scenes/scenes.ts';
import { testOnStage as test } from '../tour/stage.ts';
import { wideParts } from '../tour/wide-parts.ts';

const folder = process.env['HUBKEY_PICTURES'] ?? 'resources/screenshots';

test('the gallery, in which no text is cut and nothing is too wide', async ({ stage }) => {
  test.setTimeout(900_000);
  const wrong: string[] = [];
  await forEachScene(stage, scenes, galleryLooks, async (shown, { name, height }, look) => {
    await savePicture(shown, join(folder, `${name}-${look.name}.webp`), height);
    const found = [...(await cutTexts(shown)), ...(await wideParts(shown))];
    wrong.push(...found.map((words) => `${name}, ${look.name}: ${words}`));
  });
  expect(wrong).toEqual([]);
});
