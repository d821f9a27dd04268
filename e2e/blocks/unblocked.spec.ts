import { BlockWatch } from './block-watch.ts';
import { wholeAnswer } from '../../src-main/contract/index.ts';
import { call, currentProfile } from '../fixtures/leak-audit/walk.ts';
import { expect, test } from '../fixtures/test.ts';
import type { Fault, StandInHub } from '../hub/hub.ts';
import { HealthPage } from '../pages/health-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** How long anything that a Hub sends may block the app's main thread, in ms: below the 50 that are allowed, as computers differ. */
const bound = 40;

const many = <Item>(count: number, item: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => item(at));
const moment = '2026-11-30T10:00:00+00:00';
const node = (name: string) => ({
  name,
  health: 'critical',
  online: false,
  has_default_queue: true,
  last_heartbeat: moment,
  worker_version: '2.6.0',
  ngenea_version: '1.31.0',
  analytics_version: '2.7.1',
  search_version: '1.2.0',
});
const site = (name: string, nodes: object[]) => ({ site: name, health: 'critical', nodes });
const health = (sites: object[]): Fault => good({ overall_health: 'critical', site_status: sites });
const good = (body: unknown): Fault => ({ kind: 'json', status: 200, body });
const long = (at: number, length: number): string => `${at} `.padEnd(length, 'é🔑');

/** Each as large as Hubkey reads it, or larger. */
const healths: Record<string, Fault> = {
  '30,000 nodes in 300 sites': health(
    many(300, (at) =>
      site(
        `s${at}`,
        many(100, (n) => node(`n-${at}-${n}`)),
      ),
    ),
  ),
  '35,000 nodes in one site': health([
    site(
      's',
      many(35_000, (at) => node(`n${at}`)),
    ),
  ]),
  '5,000 sites with long names': health(many(5_000, (at) => site(long(at, 600), [node('n')]))),
  '5,000 nodes with long names': health([
    site(
      's',
      many(5_000, (at) => node(long(at, 600))),
    ),
  ]),
  'an error of 7 MB': { kind: 'json', status: 400, body: { detail: 'x'.repeat(7_000_000) } },
  'an error page of 7 MB': { kind: 'html', status: 502, title: 'x'.repeat(7_000_000) },
  'a good answer with 15 kB of headers': {
    kind: 'json',
    status: 200,
    body: { overall_health: 'ok', site_status: [] },
    headers: Object.fromEntries(many(150, (at) => [`x-${at}`, 'y'.repeat(90)])),
  },
};
const lists: Record<string, [string, unknown]> = {
  '25,000 jobs': [
    '/api/jobs/',
    many(25_000, (id) => ({ id, friendly_name: `job ${id}`, state: 'SUCCESS', created: moment })),
  ],
  '20,000 alerts': [
    '/api/alerts/',
    many(20_000, (id) => ({ id, name: `a${id}`, severity: 'WARNING', summary: long(id, 200) })),
  ],
};

/** Has the Hub answer so until it is taken back. */
const answering = (hub: StandInHub, path: string, fault: Fault): (() => void) =>
  hub.fault(path, fault, Infinity);

test('nothing that a Hub sends holds up the app', async ({ page, hub, hubkey }) => {
  test.setTimeout(600_000);
  await new SignInPage(page).signIn(hub);
  // Each changes the health, and showing a notification takes the desktop a while.
  await call(page, 'changeSettings', { notifications: false });
  const screen = new HealthPage(page);
  await screen.open();
  await screen.show('Jobs');
  await expect(screen.jobs).toBeVisible();
  const blocks = await BlockWatch.start(hubkey);
  const longest: Record<string, number> = {};
  const measure = async (name: string, act: () => Promise<void>): Promise<void> => {
    longest[name] = Math.round(await blocks.longestMs(bound, act));
  };
  const reload = async (): Promise<void> => {
    await screen.reload();
    // The window loads the details once the reading is done.
    await page.waitForTimeout(400);
  };

  for (const [name, fault] of Object.entries(healths)) {
    const mend = answering(hub, '/api/health/', fault);
    await measure(name, reload);
    mend();
  }
  for (const [name, [path, body]] of Object.entries(lists)) {
    const mend = answering(hub, path, good(body));
    await measure(name, reload);
    mend();
  }

  answering(hub, '/api/health/', healths['35,000 nodes in one site'] ?? good({}));
  await reload();
  for (const path of ['/v1/health', '/v1/jobs', '/v1/status']) {
    await measure(`the helper’s ${path}`, async () => {
      expect((await hubkey.helper('GET', path)).status).toBe(200);
    });
  }

  const key = (id: number) => ({ id, name: long(id, 90), owner: 'o', about: long(id, 50) });
  answering(hub, '/api/auth/clientkeys/', good(many(20_000, key)));
  await measure('20,000 keys in one page', async () => {
    await page.getByRole('link', { name: 'Client keys' }).click();
    await page.locator('tbody tr[data-index]').first().waitFor();
    await page.getByRole('link', { name: 'Health' }).click();
  });

  const get = { get: { summary: 'x'.repeat(120), parameters: [{ name: 'a', in: 'query' }] } };
  const paths = Object.fromEntries(many(3_500, (at) => [`/api/x/${at}/${'y'.repeat(200)}`, get]));
  answering(hub, '/api/docs/', good({ openapi: '3.0.0', paths }));
  const profile = await currentProfile(page);
  await measure('a document of 3,500 paths', async () => {
    const { entries } = await wholeAnswer(
      await call(page, 'catalogue', { profile, again: true }),
      (rest) => call(page, 'restOfAnswer', rest),
    );
    expect(entries.length).toBeGreaterThan(2_000);
  });

  console.log('Longest blocks, in ms:', JSON.stringify(longest));
  expect(Object.entries(longest).filter(([, ms]) => ms > bound)).toEqual([]);
});
