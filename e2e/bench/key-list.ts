import type { Page } from '@playwright/test';
import { startHub } from '../hub/hub.ts';
import { ratio, type Row } from './figures.ts';
import { withWindow } from './with-window.ts';

/** How long the list of client keys takes to be usable: ten thousand keys against ten. */
export async function keyList(runtime: string, runs: number): Promise<Row> {
  const few = await timesFor(runtime, 10, runs);
  const many = await timesFor(runtime, 10_000, runs);
  return {
    what: '10,000 keys: list usable, to 10 keys',
    measured: ratio(many, few),
    bound: '≤ 1.5 ×',
  };
}

async function timesFor(runtime: string, count: number, runs: number): Promise<number[]> {
  const hub = await startHub({ pageSize: 100 });
  for (let number = 0; number < count; number += 1) hub.addKey(`key-${number}`);
  return withWindow(runtime, hub, async (page) => {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      times.push(await openKeys(page));
      await page.getByRole('link', { name: 'Copy' }).click();
      // Leaves the list that is still loading.
      await page.waitForTimeout(300);
    }
    return times;
  });
}

/** From the click to the first row that can be used, in ms, by the page's own clock. */
function openKeys(page: Page): Promise<number> {
  // A string, because tsx would add a helper of its own to a function.
  return page.evaluate(`new Promise((done) => {
    const from = performance.now();
    document.querySelector('a[href="#/keys"]').click();
    const look = () => {
      if (document.querySelector('tbody tr[data-index] button')) done(performance.now() - from);
      else requestAnimationFrame(look);
    };
    look();
  })`);
}
