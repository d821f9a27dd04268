import type { BrowserContext } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HubkeyBridge } from '../../src-main/contract/index.ts';
import { chromiumPath, launchChromium } from '../fixtures/chromium.ts';
import { evilPage, startEvilSite } from '../fixtures/evil-site.ts';
import { readNetLog } from '../fixtures/net-log.ts';
import { attackFromPage, type PageTarget } from '../fixtures/page-attack.ts';
import { expect, test } from '../fixtures/test.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const policies = ['', 'no-referrer', 'unsafe-url', 'origin'];
const wrongToken = 'A'.repeat(43);

/** What a page at an address can read from the helper; finally it navigates there itself. */
async function attackFrom(
  browser: BrowserContext,
  address: string,
  target: PageTarget,
): Promise<Record<string, string>> {
  const page = await browser.newPage();
  await page.goto(address);
  const read = await page.evaluate(attackFromPage, target);
  await page.evaluate((url) => location.assign(url), `${target.helper}/v1/status`);
  await page.waitForLoadState();
  const navigation = await page
    .locator('body')
    .innerText()
    .catch(() => '');
  await page.close();
  return { ...read, navigation };
}

const pages = policies.flatMap((policy) =>
  ['evil.localhost', '127.0.0.1', 'localhost', 'rebound.example'].map((name) => ({ name, policy })),
);

/** What all pages read from the helper, by what they tried. The browser's profile and log go to a folder. */
async function attackFromPages(
  executable: string,
  folder: string,
  { helper, token }: PageTarget,
): Promise<Record<string, string>> {
  const { port } = new URL(helper);
  const site = await startEvilSite();
  let browser: BrowserContext | undefined;
  try {
    const context = await launchChromium(executable, folder);
    browser = context;
    // The page as it was before its name resolved to this computer.
    await context.route(`http://rebound.example:${port}/page*`, async (route) => {
      const policy = new URL(route.request().url()).searchParams.get('policy') ?? '';
      await route.fulfill({
        body: evilPage,
        contentType: 'text/html',
        headers: { 'referrer-policy': policy },
      });
    });
    const read: Record<string, string> = {};
    const attack = async ({ name, policy }: (typeof pages)[number]): Promise<void> => {
      const rebound = name === 'rebound.example';
      const from = `http://${name}:${rebound ? port : site.port}/page?policy=${policy}`;
      const target = {
        helper: rebound ? `http://${name}:${port}` : helper,
        // Pages that have even the right token get as little as those that guess.
        token: policy === 'unsafe-url' || policy === 'no-referrer' ? token : wrongToken,
      };
      for (const [way, came] of Object.entries(await attackFrom(context, from, target)))
        read[`${way} at ${from}`] = came;
    };
    for (let at = 0; at < pages.length; at += 4)
      await Promise.all(pages.slice(at, at + 4).map(attack));
    return read;
  } finally {
    await browser?.close();
    await site.stop();
  }
}

test('no page of a browser reads or does anything, whatever it is called and whatever it knows @long', async ({
  page,
  hub,
  hubkey,
  desktop,
}) => {
  test.setTimeout(120_000);
  const executable = chromiumPath();
  if (executable === null) {
    console.log('Chromium is not installed: no page of a browser was tried against the helper.');
    return;
  }
  await new SignInPage(page).signIn(hub);
  await hubkey.helper('GET', '/v1/status');
  const { url: helper = '', token = '' } = hubkey.helperFile() ?? {};
  const { port } = new URL(helper);
  await desktop.clipboard.write('untouched');
  const jobs = hub.seen('GET', '/api/jobs/').length;

  const folder = mkdtempSync(join(tmpdir(), 'hubkey-chromium-'));
  let read: Record<string, string>;
  let log: ReturnType<typeof readNetLog>;
  try {
    read = await attackFromPages(executable, folder, { helper, token });
    log = readNetLog(join(folder, 'net-log.json'));
  } finally {
    rmSync(folder, { recursive: true, maxRetries: 20, retryDelay: 100 });
  }
  const { asked, answers } = log;
  const ofHelper = answers.filter(({ url }) => isOf(url, port));
  const effective = ofHelper.filter(({ status }) => status < 400);
  expect(effective).toEqual([]);
  // Enough requests reached the helper for the refusals to mean something.
  expect(ofHelper.length).toBeGreaterThan(200);
  expect([...new Set(ofHelper.map(({ status }) => status))].toSorted()).toEqual([401, 403, 421]);
  expect(asked.filter((url) => isOf(url, port)).length).toBeGreaterThan(400);
  const readable = Object.entries(read).filter(([, came]) =>
    /"(profiles|copied|opened|results)"/.test(came),
  );
  expect(readable).toEqual([]);
  expect(Object.keys(read)).toHaveLength(pages.length * 39);

  expect(await desktop.clipboard.read()).toBe('untouched');
  expect(hub.seen('GET', '/api/jobs/')).toHaveLength(jobs);
  expect(hubkey.electron.windows()).toHaveLength(1);
  const { entries } = await page.evaluate(() =>
    (window as unknown as { hubkey: HubkeyBridge }).hubkey.call('activity', { search: '' }),
  );
  expect([...new Set(entries.map(({ activity }) => activity.kind))]).toEqual(['refused']);
  expect((await hubkey.helper('GET', '/v1/status')).status).toBe(200);
});

/** Whether an address is the helper's by its port, under any name; the page that was there before is not. */
function isOf(url: string, port: string): boolean {
  const { port: its, pathname } = new URL(url);
  return its === port && pathname !== '/page';
}
