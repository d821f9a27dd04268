import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotificationServer } from '../fixtures/notification-server.ts';
import { statusOf } from '../fixtures/status-of.ts';
import { expect, test } from '../fixtures/test.ts';
import type { Fault, StandInHub } from '../hub/hub.ts';
import { HealthPage } from '../pages/health-page.ts';
import { KeysPage } from '../pages/keys-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** Makes all sites healthy, or none. */
function setSites(hub: StandInHub, state: 'ok' | 'critical'): void {
  for (const site of hub.content.sites) {
    site.health = state;
    for (const node of site.nodes) {
      node.health = state;
      node.online = state === 'ok';
    }
  }
}

test('the Hub, its sites, nodes, queues, alerts and jobs are seen, worst first', async ({
  page,
  hub,
  desktop,
}) => {
  await new SignInPage(page).signIn(hub);
  const health = new HealthPage(page);
  await health.open();
  await expect(page.getByText('Overall: warning')).toBeVisible();
  await expect(health.cause).toContainText(
    /1 of \d nodes has been offline since .*: edi-node-02 in edinburgh\./,
  );
  await expect(page.getByText(/^Updated /)).toBeVisible();
  const regions = page.getByRole('main').getByRole('region');
  await expect(regions.first()).toHaveAccessibleName('edinburgh');
  const nodes = health.site('edinburgh').getByRole('table', { name: 'Nodes' });
  await expect(nodes.getByRole('row').nth(1)).toContainText('edi-node-02');
  await expect(nodes.getByRole('row').nth(1)).toContainText('offline');
  await expect(nodes.getByRole('row').nth(1)).toContainText('31 min ago, overdue');
  const fold = health.fold('london');
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(health.site('london')).toContainText(/\d nodes? · \d queues?/);
  await expect(health.site('london').getByRole('table')).toHaveCount(0);
  await fold.click();
  const queues = health.site('london').getByRole('table', { name: 'Queues' });
  await expect(queues).toContainText('transcode');
  await expect(health.alerts).toContainText('Node edi-node-02 has sent no heartbeat');
  await health.alerts.getByRole('button', { name: 'Copy curl: SiteHealth' }).click();
  await expect
    .poll(() => desktop.clipboard.read())
    .toContain('/api/alerts/?name=SiteHealth&site=edinburgh&node=edi-node-02');
  await health.show('Jobs');
  await health.jobs
    .getByRole('button', { name: /^Copy curl: / })
    .first()
    .click();
  await expect.poll(() => desktop.clipboard.read()).toContain('/api/jobs/12/');
  await expect(health.filter).toHaveCount(0);
});

test('six sites and more are filtered @long', async ({ page, hub }) => {
  for (let number = 0; number < 4; number += 1) {
    hub.content.sites.push({ site: `site-${number}`, health: 'ok', nodes: [] });
  }
  await new SignInPage(page).signIn(hub);
  const health = new HealthPage(page);
  await health.open();
  await health.filter.fill('lon');
  await expect(health.site('edinburgh')).toHaveCount(0);
  await expect(health.site('london').getByRole('table', { name: 'Nodes' })).toBeVisible();
  await health.filter.fill('nowhere');
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(health.site('edinburgh')).toBeVisible();
  await page.getByRole('combobox', { name: 'State', exact: true }).selectOption('ok');
  await expect(health.site('edinburgh')).toHaveCount(0);
  await expect(health.site('london')).toBeVisible();
});

test('tabs are gone through by arrow keys, and nothing scrolls sideways at 320 px @long', async ({
  page,
  hub,
}) => {
  await new SignInPage(page).signIn(hub);
  const health = new HealthPage(page);
  await health.open();
  await expect(health.alerts).toBeVisible();
  await health.show('Alerts');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Jobs' })).toBeFocused();
  await expect(health.jobs).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'Changes' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(health.alerts).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  for (const tab of ['Alerts', 'Jobs', 'Changes'] as const) {
    await health.show(tab);
    const [wanted, given] = await page
      .locator('main')
      .evaluate((main) => [main.scrollWidth, main.clientWidth]);
    expect(wanted, tab).toBe(given);
  }
});

test('health is announced once for each change, and not while time goes by', async ({
  page,
  hub,
}) => {
  await new SignInPage(page).signIn(hub);
  const health = new HealthPage(page);
  await health.open();
  await expect(health.cause).toContainText('edi-node-02');
  await health.cause.evaluate((region) => {
    const own = window as unknown as { changes: number };
    own.changes = 0;
    new MutationObserver(() => (own.changes += 1)).observe(region, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  const changes = () => page.evaluate(() => (window as unknown as { changes: number }).changes);
  await page.waitForTimeout(3_000);
  await health.reload();
  expect(await changes()).toBe(0);
  setSites(hub, 'ok');
  await health.reload();
  await expect(health.cause).toContainText('have been healthy since');
  expect(await changes()).toBe(1);
});

test('an old reading is shown as old @long', async ({ page, hub }) => {
  setSites(hub, 'ok');
  await new SignInPage(page).signIn(hub);
  const health = new HealthPage(page);
  await health.open();
  await expect(health.cause).toContainText('Overall: ok');
  const mend = hub.fault('/api/health/', { kind: 'html', status: 503, title: 'Busy' });
  await health.reload();
  await expect(health.cause).toContainText(/Last known: ok, \d\d:\d\d/);
  await expect(page.locator('main .badge.ok')).toHaveCount(0);
  await expect(page.locator('aside .dot')).not.toHaveClass(/\bok\b/);
  mend();
  await health.reload();
  await expect(page.locator('aside .dot')).toHaveClass(/\bok\b/);
});

test('the end of a job is told once, also where the window was closed @long', async ({
  page,
  hub,
  hubkey,
  desktop,
  trayHost,
}) => {
  const notifications = await NotificationServer.start(
    desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '',
  );
  try {
    const [job] = hub.content.jobs;
    if (!job) throw new Error('The Hub has a job.');
    Object.assign(job, { state: 'STARTED', completed: null, friendly_name: 'Recall reel 7' });
    await new SignInPage(page).signIn(hub);
    const health = new HealthPage(page);
    await health.open();
    await health.show('Jobs');
    const tell = health.jobs.getByRole('button', { name: 'Tell me when it ends: Recall reel 7' });
    await tell.click();
    await expect(tell).toHaveAttribute('aria-pressed', 'true');
    await page.close();
    Object.assign(job, { state: 'SUCCESS', completed: new Date().toISOString() });
    await (await trayHost.item()).activate();
    await new HealthPage(await hubkey.window()).open();
    await expect
      .poll(() => notifications.shown.map(({ title }) => title))
      .toContain('Recall reel 7 is done');
  } finally {
    await notifications.stop();
  }
});

test.describe('an older Hub', () => {
  test.use({ hubOptions: { healthShape: 'old', alerts: 'absent', listShape: 'array' } });

  test('has no queues and no alerts, which is no error @long', async ({ page, hub }) => {
    await new SignInPage(page).signIn(hub);
    const health = new HealthPage(page);
    await health.open();
    await expect(health.site('edinburgh')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Queues' })).toHaveCount(0);
    await expect(page.getByText('This Hub has no list of alerts')).toBeVisible();
    await health.show('Jobs');
    await expect(health.jobs).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test('odd names and states are shown as they are, and run as nothing @long', async ({
  page,
  hub,
}) => {
  const name = '<img src=x onerror="document.title=1"> 🦊';
  hub.content.sites.push(
    { site: name, health: 'sleepy', nodes: [{ name: 'n', health: 'odd', online: true }] },
    { site: 'x'.repeat(300), health: 'ok', nodes: [] },
  );
  await new SignInPage(page).signIn(hub);
  const health = new HealthPage(page);
  await health.open();
  await expect(health.site(name)).toContainText('sleepy');
  await expect(health.site(name)).toContainText('odd');
  const long = health.site('x'.repeat(300));
  await long.getByRole('button').first().click();
  await expect(long).toContainText('The Hub lists no nodes of this site.');
  await expect(page).toHaveTitle('Health – Hubkey');
  await expect(page.locator('img')).toHaveCount(0);
});

const causes: [string, Fault, string, string][] = [
  ['no answer', { kind: 'reset' }, 'hasn’t answered since', 'no answer'],
  [
    'an error page',
    { kind: 'html', status: 502, title: 'Bad Gateway' },
    'has been returning errors since',
    'error',
  ],
  ['half an answer', { kind: 'truncate' }, 'broke off in the middle', 'error'],
  ['wrong types', { kind: 'wrong-types' }, 'isn’t what was asked for', 'error'],
  ['too much', { kind: 'endless' }, 'is too large', 'error'],
  [
    'no permission',
    { kind: 'json', status: 403, body: { detail: 'You do not have permission.' } },
    'haven’t been allowed to read the health',
    'not permitted',
  ],
];

test('causes are kept apart, on the screen, in the tray and in the status', async ({
  page,
  hub,
  hubkey,
  trayHost,
}) => {
  setSites(hub, 'ok');
  await new SignInPage(page).signIn(hub);
  const health = new HealthPage(page);
  await health.open();
  await expect(health.cause).toContainText('have been healthy since');
  await health.show('Jobs');
  await expect(health.jobs).toBeVisible();
  for (const [name, fault, sentence, word] of causes) {
    const mend = hub.fault('/api/health/', fault);
    await health.reload();
    mend();
    await expect(health.cause, name).toContainText(sentence);
    const item = await trayHost.item();
    await expect
      .poll(async () => (await item.menu()).map(({ label }) => label), name)
      .toContain(`Health: ${word}`);
    // The rest of the screen keeps working, with the last reading.
    await expect(health.site('london')).toBeVisible();
    await expect(health.jobs).toBeVisible();
  }
  setSites(hub, 'critical');
  await health.reload();
  expect((await statusOf(hubkey)).profiles[0]?.health).toMatchObject({
    word: 'critical',
    overall: 'critical',
    cause: 'degraded',
    sites: [
      { name: 'edinburgh', health: 'critical' },
      { name: 'london', health: 'critical' },
    ],
  });
  const item = await trayHost.item();
  await item.click('Health: critical', 'london — critical');
  await expect(page.getByRole('heading', { name: 'Health', exact: true })).toBeVisible();
});

test('a Hub that asks to wait is said to, and left alone @long', async ({ page, hub }) => {
  await new SignInPage(page).signIn(hub);
  const health = new HealthPage(page);
  await health.open();
  await expect(health.alerts).toBeVisible();
  const mend = hub.fault('/api/health/', { kind: 'throttle', seconds: 3_600 });
  await health.reload();
  mend();
  await expect(health.cause).toContainText('has been asking Hubkey to wait since');
  await expect(health.cause).toContainText('asked to wait 1 h before the next try');
  await expect(health.cause).toContainText('once a minute at most');
  const asked = hub.seen('GET', '/api/health/').length;
  await health.reload();
  expect(hub.seen('GET', '/api/health/')).toHaveLength(asked);
});

for (const style of [401, 403] as const) {
  test.describe(`style ${style}`, () => {
    test.use({ hubOptions: { style } });

    test('a key that health is read with is rejected, while the session goes on @long', async ({
      page,
      hub,
    }) => {
      await new SignInPage(page).signIn(hub);
      const keys = new KeysPage(page);
      await keys.open();
      await keys.create('watch');
      await expect(keys.row('watch')).toBeVisible();
      const health = new HealthPage(page);
      await health.open();
      await health.readWith('watch');
      await expect
        .poll(() => hub.requests.at(-1)?.authorization?.startsWith('Api-Key '))
        .toBe(true);
      hub.revokeKey(hub.keys()[0]?.id ?? 0);
      await health.reload();
      await expect(health.cause).toContainText(
        'doesn’t accept the client key “watch” for its health',
      );
      await keys.open();
      await expect(keys.row('watch')).toContainText('Rejected by the Hub');
      await expect(page.getByRole('button', { name: 'Profile' })).toHaveAccessibleDescription(
        /\d (min|h) left$/,
      );
    });
  });
}

test('worse and well again are told once each, and a flicker is not @long', async ({
  page,
  hub,
  desktop,
}) => {
  const notifications = await NotificationServer.start(
    desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '',
  );
  try {
    setSites(hub, 'ok');
    await new SignInPage(page).signIn(hub);
    const health = new HealthPage(page);
    await health.open();
    await expect(health.cause).toContainText('have been healthy since');
    const titles = () => notifications.shown.map(({ title }) => title);
    setSites(hub, 'critical');
    await health.reload();
    setSites(hub, 'ok');
    await health.reload();
    expect(titles()).toEqual([]);
    setSites(hub, 'critical');
    for (let turn = 0; turn < 4; turn += 1) await health.reload();
    await expect.poll(titles).toEqual([expect.stringContaining('is critical')]);
    setSites(hub, 'ok');
    for (let turn = 0; turn < 3; turn += 1) await health.reload();
    await expect
      .poll(() => titles().slice(1))
      .toEqual([expect.stringContaining('is healthy again')]);
  } finally {
    await notifications.stop();
  }
});

test('what was read is kept over a restart, and exported @long', async ({
  launch,
  hub,
  userDataDir,
}) => {
  setSites(hub, 'ok');
  const first = await launch();
  const page = await first.window();
  await new SignInPage(page).signIn(hub);
  const health = new HealthPage(page);
  await health.open();
  await expect(health.cause).toContainText('have been healthy since');
  setSites(hub, 'critical');
  await health.reload();
  await health.show('Changes');
  await expect(health.changes).toContainText('Hub');
  for (const [as, start] of [
    ['JSON', '{"overall_health":"critical"'],
    ['PNG', '\u{89}PNG'],
  ] as const) {
    const filePath = join(userDataDir, `health.${as}`);
    await first.electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, filePath);
    await health.more(`Export ${as}`);
    await expect
      .poll(() => {
        try {
          return readFileSync(filePath, 'latin1').slice(0, start.length);
        } catch {
          return null;
        }
      })
      .toBe(start);
  }
  await first.quit();
  const again = await (await launch()).window();
  const later = new HealthPage(again);
  await later.open();
  await later.show('Changes');
  await expect(later.changes).toContainText('critical');
});

/** Gives the Hub 500 sites of 20 nodes. */
function growTo10000(hub: StandInHub): void {
  const [site] = hub.content.sites;
  const [node] = site?.nodes ?? [];
  if (!site || !node) throw new Error('The Hub has a site.');
  hub.content.sites = Array.from({ length: 500 }, (_, number) => ({
    ...site,
    site: `site-${number}`,
    nodes: Array.from({ length: 20 }, (_, at) => ({ ...node, name: `node-${number}-${at}` })),
  }));
}

test('ten thousand nodes are drawn as far as they are seen @long', async ({ page, hub }) => {
  growTo10000(hub);
  await new SignInPage(page).signIn(hub);
  const health = new HealthPage(page);
  await health.open();
  await expect(health.site('site-0')).toBeVisible();
  expect(await page.getByRole('table', { name: 'Nodes' }).count()).toBeLessThan(30);
  await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await expect(health.site('site-499')).toBeVisible();
  await health.filter.fill('node-250-3');
  await expect(health.site('site-250')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Nodes' })).toHaveCount(1);
});

test('a change on the screen costs no layout of everything on it @long', async ({ page, hub }) => {
  growTo10000(hub);
  await new SignInPage(page).signIn(hub);
  const health = new HealthPage(page);
  await health.open();
  await expect(health.site('site-0')).toBeVisible();
  const { change, everything } = await page.locator('main').evaluate((main) => {
    const added = document.createElement('div');
    main.firstElementChild?.append(added);
    const layout = (act: (turn: number) => void): number => {
      const times = Array.from({ length: 40 }, (_, turn) => {
        const from = performance.now();
        act(turn);
        main.getBoundingClientRect();
        return performance.now() - from;
      });
      return times.sort((a, b) => a - b)[10] ?? 0;
    };
    return {
      change: layout((turn) => (added.style.height = `${(turn % 2) * 50}px`)),
      everything: layout((turn) => (main.style.paddingRight = `${(turn % 2) * 50}px`)),
    };
  });
  expect(change).toBeLessThan(everything / 3);
});
