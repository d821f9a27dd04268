import { expect, type Page } from '@playwright/test';
import type { Tray } from 'electron';
import type { AnyBridge } from '../fixtures/any-bridge.ts';
import type { Hubkey } from '../fixtures/hubkey.ts';
import type { Look } from '../tour/looks.ts';

/** Where an icon would be: in a taskbar at the bottom of the screen that the tests have. */
export const iconBounds = { x: 1000, y: 690, width: 24, height: 24 };

/** Finds the tray icon in main, which is at hand as soon as its menu is set again: call it before anything changes. */
export const watchTray = ({ electron }: Hubkey): Promise<void> =>
  electron.evaluate(({ Tray: Icon }) => {
    const prototype = Icon.prototype as { setContextMenu: Tray['setContextMenu'] };
    const { setContextMenu } = prototype;
    prototype.setContextMenu = function (this: Tray, menu) {
      Object.assign(globalThis, { watchedTray: this });
      setContextMenu.call(this, menu);
    };
  });

/** Clicks the tray icon as Windows and macOS report it, with the icon's bounds. */
export async function clickTray(hubkey: Hubkey, icon = iconBounds): Promise<void> {
  const isKnown = () => hubkey.electron.evaluate(() => 'watchedTray' in globalThis);
  await expect.poll(isKnown).toBe(true);
  await hubkey.electron.evaluate((_electron, bounds) => {
    const { watchedTray } = globalThis as unknown as { watchedTray: Tray };
    watchedTray.emit('click', {}, bounds, { x: bounds.x, y: bounds.y });
  }, icon);
}

/** The popover, opened by a click on the icon. */
export async function openPopover(hubkey: Hubkey, icon = iconBounds): Promise<Page> {
  const opened = hubkey.electron.waitForEvent('window');
  await clickTray(hubkey, icon);
  const popover = await opened;
  await expect.poll(() => popoverBounds(hubkey)).not.toBeNull();
  return popover;
}

/** The bounds of the popover that is shown; null: none is. */
export const popoverBounds = ({ electron }: Hubkey) =>
  electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((open) =>
      open.webContents.getURL().endsWith('#popover'),
    );
    return window?.isVisible() ? window.getBounds() : null;
  });

/** How much of its content is below its lower edge, in px. */
const hiddenHeight = (popover: Page): Promise<number> =>
  popover.evaluate(() => {
    const { bottom } = document.querySelector('main')?.getBoundingClientRect() ?? { bottom: 0 };
    return Math.max(0, Math.ceil(bottom) - innerHeight);
  });

/** Shows the popover in a look, as wide as it always is. */
export async function wearPopover(popover: Page, look: Look): Promise<void> {
  const { colorScheme = 'light', forcedColors = null, language = 'en' } = look;
  await popover.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
  await popover.evaluate(async (wanted) => {
    const { hubkey: bridge } = window as unknown as { hubkey: AnyBridge };
    await bridge.call('changeSettings', { language: wanted });
  }, language);
  await expect.poll(() => popover.evaluate(() => document.documentElement.lang)).toBe(language);
  await expect.poll(() => hiddenHeight(popover)).toBe(0);
}
