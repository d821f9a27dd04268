import { join } from 'node:path';
import { expect, test } from '../fixtures/test.ts';
import { openPopover, watchTray, wearPopover } from '../pages/popover.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { cutTexts } from '../tour/cut-texts.ts';
import { galleryLooks } from '../tour/looks.ts';
import { savePicture } from '../tour/save-picture.ts';

const folder = process.env['HUBKEY_PICTURES'] ?? 'resources/screenshots';

test('the popover, in which no text is cut', async ({ page, hub, hubkey }) => {
  await watchTray(hubkey);
  await new SignInPage(page).signIn(hub);
  const popover = await openPopover(hubkey);
  await popover.getByRole('button', { name: 'Copy header' }).click();
  const cut: string[] = [];
  for (const look of galleryLooks.filter(({ size }) => size === undefined)) {
    await wearPopover(popover, look);
    await savePicture(popover, join(folder, `popover-${look.name}.webp`));
    cut.push(...(await cutTexts(popover)).map((text) => `${look.name}: ${text}`));
  }
  expect(cut).toEqual([]);
});
