import { call } from '../../fixtures/leak-audit/walk.ts';
import { ApiDocsWindow } from '../../pages/api-docs-window.ts';
import { CopyPage } from '../../pages/copy-page.ts';
import { HealthPage } from '../../pages/health-page.ts';
import { closePaletteBy, openPalette } from '../../pages/palette-page.ts';
import type { Page } from '@playwright/test';
import { button, screen, type Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** The page whose address has this in it. */
const pageOf =
  (part: string) =>
  ({ hubkey }: Stage): Page => {
    const found = hubkey.electron.windows().find((page) => page.url().includes(part));
    if (!found) throw new Error(`There is no window of ${part}.`);
    return found;
  };
const palette = pageOf('#palette');
const docsBar = pageOf('#api-docs?');

/** The windows beside the main one, and its own locked one. */
export const windowScenes: readonly Scene[] = [
  {
    name: 'palette',
    window: palette,
    show: async ({ hubkey, desktop }) => {
      const opened = await openPalette(hubkey, desktop);
      await opened.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'palette-search',
    window: palette,
    show: (stage) => palette(stage).getByRole('combobox').fill('jobs'),
  },
  {
    name: 'palette-no-match',
    window: palette,
    show: async (stage) => {
      await palette(stage).getByRole('combobox').fill('no such thing');
      await palette(stage).getByText('No command matches').waitFor();
    },
  },
  { name: '', show: (stage) => closePaletteBy(palette(stage), 'Escape') },
  {
    name: 'api-docs',
    window: docsBar,
    height: 84,
    show: async (stage) => {
      await screen('Copy')(stage);
      await ApiDocsWindow.open(stage.hubkey, stage.page, stage.hub.url);
    },
  },
  {
    name: '',
    show: async (stage) => {
      const window = await stage.hubkey.electron.browserWindow(docsBar(stage));
      await window.evaluate((own: { close: () => void }) => own.close());
    },
  },
  {
    name: 'locked',
    show: () => Promise.resolve(),
    again: {
      enter: async ({ page }) => {
        await call(page, 'lock', null);
        await page.locator('.locked').waitFor();
      },
      leave: async ({ page }) => {
        await call(page, 'unlock', null);
        await page.locator('nav').first().waitFor();
      },
    },
  },
];

export const sessionScenes: readonly Scene[] = [
  {
    name: 'health-not-reached',
    show: async (stage) => {
      await screen('Health')(stage);
      await stage.hub.stopListening();
      await new HealthPage(stage.page).refresh.click();
      await stage.page
        .getByText(/hasn’t answered/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'copy-not-reached',
    show: async (stage) => {
      await screen('Copy')(stage);
      await new CopyPage(stage.page).refreshNow.click();
      await stage.page.getByText(/Trying again in/).waitFor();
    },
  },
  {
    name: 'copy-session-ended',
    show: async ({ page, hub }) => {
      await hub.listen();
      hub.endSessions();
      await new CopyPage(page).findSessionOver();
    },
  },
  { name: 'keys-session-ended', show: screen('Client keys') },
  { name: 'health-session-ended', show: screen('Health') },
  {
    name: 'sign-in-again',
    show: async ({ page }) => {
      await button(page.getByRole('main'), 'Sign in').first().click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    },
  },
];
