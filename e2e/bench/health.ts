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

/** Each change of the interval has a reading made at once; the window is on another screen. */
async function readingCost(page: Page, hubkey: Hubkey): Promise<number> {
  const cpu = () => hubkey.electron.evaluate(() => process.cpuUsage());
  const spent: number[] = [];
  for (let run = 0; run < readings; run += 1) {
    const before = await cpu();
    await page.evaluate(
      async (healthInterval) => {
        const { hubkey: bridge } = window as unknown as {
          hubkey: { call: (name: string, input: unknown) => Promise<unknown> };
        };
        await bridge.call('changeSettings', { healthInterval });
      },
      run % 2 ? 60 : 300,
    );
    await page.waitForTimeout(120);
    const after = await cpu();
    if (run >= 5) spent.push((after.user + after.system - before.user - before.system) / 1000);
  }
  return median(spent);
}

async function dashboard(page: Page): Promise<number[]> {
  const screen = new HealthPage(page);
  await screen.open();
  await screen.site('site-0').waitFor();
  await page.waitForTimeout(2_000);
  const update = await longest(page, async () => {
    await screen.look();
    await page.waitForTimeout(1_500);
  });
  const scroll = await longest(page, () =>
    page.locator('main').evaluate(async (main) => {
      for (let step = 0; step < 150; step += 1) {
        main.scrollBy(0, 240);
        await new Promise((done) => requestAnimationFrame(done));
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
