import type { Page } from '@playwright/test';

export interface ListPlace {
  /** The link to its screen: "#/keys". */
  link: string;
  /** The label of its tab, or null. */
  tab: string | null;
  /** A selector of what shows that the list can be used. */
  ready: string;
}

/** From the click on the link to the first entry that can be used, in ms, by the page's own clock. */
export function openList(page: Page, { link, tab, ready }: ListPlace): Promise<number> {
  // A string, because tsx would add a helper of its own to a function.
  return page.evaluate<number>(`new Promise((done, fail) => {
    const [link, tab, ready] = ${JSON.stringify([link, tab, ready])};
    const from = performance.now();
    document.querySelector('a[href="' + link + '"]').click();
    let chosen = tab === null;
    const look = () => {
      const label = [...document.querySelectorAll('[role=tab]')].find((one) => one.textContent.trim().startsWith(tab));
      if (!chosen && label) {
        label.click();
        chosen = true;
      }
      if (chosen && document.querySelector(ready)) done(performance.now() - from);
      else if (performance.now() - from > 60_000) fail(new Error(link + ' was not usable in a minute.'));
      else requestAnimationFrame(look);
    };
    look();
  })`);
}
