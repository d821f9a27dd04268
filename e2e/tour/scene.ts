import type { Locator, Page } from '@playwright/test';
import type { Stage } from './stage.ts';

/** Something that a window shows. */
export interface Scene {
  /** Empty: it only leads to the next one. */
  name: string;
  /** Shows it, from where the scene before has left the window. */
  show: (stage: Stage) => Promise<void>;
  /** The page of the window that it is in; absent: of the main one. */
  window?: (stage: Stage) => Page;
  /** Shows it again in each look, and ends it: no look can be put on while it is shown. Neither may name words, which have a language. */
  again?: { enter: (stage: Stage) => Promise<void>; leave: (stage: Stage) => Promise<void> };
  /** How much of the upper part of its window is Hubkey's, in px; absent: all. */
  height?: number;
}

const escape = ({ page }: Stage): Promise<void> => page.keyboard.press('Escape');

/** A scene that opens something, which the next scene needs closed. */
export const opened = (name: string, show: Scene['show'], close = escape): Scene[] => [
  { name, show },
  { name: '', show: close },
];

/** Presses a button, and waits for the menu that it opens. */
export const menu =
  (button: string): Scene['show'] =>
  async ({ page }) => {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('menu').waitFor();
  };

/** Goes to a screen. */
export const screen =
  (name: string): Scene['show'] =>
  async ({ page }) => {
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  };

/** The button of this name in the window, or in a part of it. */
export const button = (part: Page | Locator, name: string): Locator =>
  part.getByRole('button', { name, exact: true });

/** Presses a button that opens a dialog. */
export const dialogOf =
  (name: string): Scene['show'] =>
  async ({ page }) => {
    await button(page, name).click();
    await page.getByRole('dialog').waitFor();
  };
