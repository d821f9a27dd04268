import type { Page } from '@playwright/test';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { startHub, type StandInHub } from '../hub/hub.ts';
import { HealthPage } from '../pages/health-page.ts';
import { median, type Row } from './figures.ts';
import { withWindow } from './with-window.ts';

const sites = 500;
const nodesEach = 20;
const readings = 40;

/** What a background reading costs, and a dashboard of ten thousand nodes. */
export async function health(runtime: string): Promise<Row[]> {
  const reading = await withWindow(runtime, await hubOf(1), readingCost);
  const [update, scroll] = await withWindow(runtime, await hubOf(sites), dashboard);
  return [
    {
      what: 'a background reading at 20 nodes: CPU of the main process',
      measured: `${reading.toFixed(1)} ms`,
      bound: '≤ 5 ms',
    },
    {
      what: '10,000 nodes: longest block of the window in an update',
      measured: `${(update ?? 0).toFixed(0)} ms`,
      bound: '≤ 100 ms',
    },
    {
      what: '10,000 nodes: longest task while scrolling',
      measured: `${(scroll ?? 0).toFixed(0)} ms`,
      bound: '≤ 50 ms',
    },
  ];
}

async function hubOf(count: number): Promise<StandInHub> {
  const hub = await startHub();
  const [site] = hub.content.sites;
  const [node] = site?.nodes ?? [];
  if (!site || !node) throw new Error('The Hub has a site.');
  hub.content.sites = Array.from({ length: count }, (_, number) => ({
    ...site,
    site: `site-${number}`,
    nodes: Array.from({ length: nodesEach }, (_, at) => ({ ...node, name: `n-${number}-${at}` })),
  }));
  return hub;
}

/**
 * Measures background readings, started by the event of a computer that wakes up, with the window closed; the
 * cost of the same wait without a reading is subtracted. The code is a string because tsx would add a helper
 * of its own to a function.
 */
const countCpu = `(async () => {
  const { createRequire } = process.getBuiltinModule('node:module');
  const { powerMonitor } = createRequire(process.execPath)('electron');
  const spent = async (act) => {
    const before = process.cpuUsage();
    act();
    await new Promise((done) => setTimeout(done, 150));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const costs = [];
  for (let run = 0; run < ${readings}; run += 1) {
    const idle = await spent(() => undefined);
    const reading = await spent(() => powerMonitor.emit('resume'));
    if (run >= 5) costs.push(reading - idle);
  }
  return costs;
})()`;

async function readingCost(page: Page, hubkey: Hubkey): Promise<number> {
  await page.close();
  const costs = await hubkey.electron.evaluate<number[]>(countCpu);
  return median(costs);
}

async function dashboard(page: Page): Promise<number[]> {
  const screen = new HealthPage(page);
  await screen.open();
  await screen.site('site-0').waitFor();
  await page.waitForTimeout(2_000);
  const update = await longest(page, async () => {
    await screen.reload();
    await page.waitForTimeout(1_500);
  });
  const scroll = await longest(page, () =>
    page.locator('main').evaluate(async (main) => {
      for (let step = 0; step < 150; step += 1) {
        main.scrollBy(0, 240);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }),
  );
  return [update, scroll];
}

/** The longest task of the window while something is done, in ms; tasks below 50 ms count as 0. */
async function longest(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const store = window as unknown as { tasks: number[]; observer: PerformanceObserver };
    store.tasks = [];
    store.observer = new PerformanceObserver((list) => {
      store.tasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    store.observer.observe({ entryTypes: ['longtask'] });
  });
  await act();
  return page.evaluate(() => {
    const store = window as unknown as { tasks: number[]; observer: PerformanceObserver };
    store.observer.disconnect();
    return Math.max(0, ...store.tasks);
  });
}
