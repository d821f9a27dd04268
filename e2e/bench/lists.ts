import type { Page } from '@playwright/test';
import { startHub, type StandInHub } from '../hub/hub.ts';
import { HealthPage } from '../pages/health-page.ts';
import type { Bench } from './bench.ts';
import { atMost, neverAbove, type Bound, type Comparison, type Row } from './figures.ts';
import { longestTask } from './longest-task.ts';
import { manyAlerts, manyJobs, manyNodes } from './many-entries.ts';
import { openList } from './open-list.ts';
import { withWindow } from './with-window.ts';

interface ListKind {
  name: string;
  counts: readonly number[];
  /** Where Hubkey's own limit ends what it reads of the longest list. */
  limit: string;
  hub: (count: number) => Promise<StandInHub>;
  /** The screen, the tab in it, and what of it shows that it can be used. */
  link: string;
  tab: string | null;
  ready: string;
}

const counts = [10, 1_000, 100_000];
/** The count of which no task may take longer than 50 ms. */
const boundNodes = 10_000;

const kinds: readonly ListKind[] = [
  {
    name: 'keys',
    counts,
    limit: '50,000 are read',
    hub: async (count) => {
      const hub = await startHub({ pageSize: 100 });
      for (let number = 0; number < count; number += 1) hub.addKey(`key-${number}`);
      return hub;
    },
    link: '#/keys',
    tab: null,
    ready: 'tbody tr[data-index] button',
  },
  {
    name: 'nodes',
    counts: [10, 1_000, boundNodes, 100_000],
    limit: '12,000 are read',
    hub: async (count) => {
      const hub = await startHub();
      hub.content.sites = manyNodes(count);
      return hub;
    },
    link: '#/health',
    tab: null,
    ready: 'main section[aria-label^="site-"]',
  },
  {
    name: 'jobs',
    counts,
    limit: '100 are read',
    hub: async (count) => {
      const hub = await startHub({ listShape: 'array' });
      hub.content.jobs = manyJobs(count);
      return hub;
    },
    link: '#/health',
    tab: 'Jobs',
    ready: 'table[aria-label="Jobs"] tbody tr',
  },
  {
    name: 'alerts',
    counts,
    limit: '20,000 are read, 500 shown',
    hub: async (count) => {
      const hub = await startHub();
      hub.content.alerts = manyAlerts(count);
      return hub;
    },
    link: '#/health',
    tab: 'Alerts',
    ready: 'ul[aria-label="Alerts"] li',
  },
];

/** The values of each turn, in ms. */
interface Opened {
  count: number;
  usable: number[];
  opening: number[];
  updating: number[];
  scrolling: number[];
}

/** How soon long lists and dashboards can be used, and their longest tasks. */
export async function lists(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of kinds) {
    const opened: Opened[] = [];
    for (const count of kind.counts) {
      bench.say(`lists: ${kind.name}, ${count}`);
      const hub = await kind.hub(count);
      opened.push(
        await withWindow(bench.runtime, hub, (page) => measured(page, kind, count, bench.runs)),
      );
    }
    rows.push(...rowsOf(kind, opened));
  }
  return rows;
}

function rowsOf(kind: ListKind, opened: readonly Opened[]): Row[] {
  const [few] = opened;
  return opened.flatMap((list): Row[] => {
    const shownCount = list.count.toLocaleString('en');
    const isLongest = list.count === Math.max(...kind.counts);
    const entries = `${shownCount} ${kind.name}${isLongest ? ` (${kind.limit})` : ''}`;
    const measured = (
      name: string,
      what: string,
      values: number[],
      compared: Comparison | null,
      bound: Bound | null,
    ): Row => ({
      kind: 'measured',
      name: `lists.${kind.name}.${list.count}.${name}`,
      what: `${entries}: ${what}`,
      unit: 'ms',
      values,
      compared,
      bound,
    });
    const toFew: Comparison | null =
      few && few !== list
        ? { by: 'ratio', to: `${few.count} ${kind.name}`, values: few.usable }
        : null;
    const task = list.count === boundNodes ? neverAbove(50) : null;
    const bound = toFew && kind.name === 'keys' ? atMost(1.5) : null;
    return [
      measured('usable', 'usable after', list.usable, toFew, bound),
      measured('opening', 'longest task when opened', list.opening, null, task),
      ...(kind.name === 'nodes'
        ? [measured('updating', 'longest task in an update', list.updating, null, task)]
        : []),
      measured('scrolling', 'longest task while scrolling', list.scrolling, null, task),
    ];
  });
}

async function measured(page: Page, kind: ListKind, count: number, runs: number): Promise<Opened> {
  const opened: Opened = { count, usable: [], opening: [], updating: [], scrolling: [] };
  for (let run = 0; run < runs; run += 1) {
    const opening = await longestTask(page, async () => {
      opened.usable.push(await openList(page, kind));
      await page.waitForTimeout(1_000);
    });
    opened.opening.push(opening);
    if (kind.name === 'nodes') {
      const updating = await longestTask(page, async () => {
        await new HealthPage(page).reload();
        await page.waitForTimeout(1_000);
      });
      opened.updating.push(updating);
    }
    opened.scrolling.push(await longestTask(page, () => scroll(page)));
    await page.getByRole('link', { name: 'Copy' }).click();
    // Leaves the list that is still loading.
    await page.waitForTimeout(300);
  }
  return opened;
}

const scroll = (page: Page): Promise<void> =>
  page.locator('main').evaluate(async (main) => {
    for (let step = 0; step < 90; step += 1) {
      main.scrollBy(0, 240);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
