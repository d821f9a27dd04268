import type { Page } from '@playwright/test';
import { Clipboard } from '../fixtures/clipboard.ts';
import type { Hubkey } from '../fixtures/hubkey.ts';
import type { TrayHost } from '../fixtures/tray-host.ts';
import { startHub } from '../hub/hub.ts';
import { ConsentPage } from '../pages/consent-page.ts';
import { CopyPage } from '../pages/copy-page.ts';
import type { Bench } from './bench.ts';
import { atMost, type Row } from './figures.ts';
import { firstLine } from './first-line.ts';
import { HelperClient } from './helper-client.ts';
import { withWindow } from './with-window.ts';

const calls = 60;
const warmUpCalls = 10;
const header = '{"what":"header"}';

/** From a person's act or a script's call until another program reads the text from the clipboard. */
export async function copy(bench: Bench): Promise<Row[]> {
  return withWindow(bench.runtime, await startHub(), async (page, hubkey, host) => {
    const helper = await HelperClient.of(hubkey.userDataDir, hubkey.pid);
    const first = helper.call('POST', '/v1/copy', header);
    await new ConsentPage(page).allow('15 minutes');
    await first;
    const ways = await waysToCopy(page, hubkey, host, helper);
    const rows: Row[] = [];
    for (const [name, { what, act }] of Object.entries(ways)) {
      bench.say(`copy: ${what}`);
      const row = { name: `copy.${name}`, what: `${what} → read by another program` };
      try {
        const values = await readBack(bench.runs, act);
        rows.push({ ...row, kind: 'measured', unit: 'ms', values, compared: null, bound: null });
      } catch (error) {
        rows.push({ ...row, kind: 'skipped', reason: firstLine(error) });
      }
    }
    await page.close();
    rows.unshift(await byCall(helper));
    helper.close();
    return rows;
  });
}

interface Way {
  what: string;
  /** What a person or a script does; resolves to when that began, by `performance.now()`. */
  act: () => Promise<number>;
}

async function waysToCopy(
  page: Page,
  hubkey: Hubkey,
  host: TrayHost,
  helper: HelperClient,
): Promise<Record<string, Way>> {
  const item = await host.item();
  const screen = new CopyPage(page);
  await screen.form('Header').check();
  const timed = async (act: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    await act();
    return from;
  };
  return {
    tray: {
      what: 'the tray’s menu read, and clicked',
      act: () => timed(() => item.click('Copy header')),
    },
    window: {
      what: 'click in the window',
      act: () => timed(() => screen.copyButton.evaluate((button: HTMLElement) => button.click())),
    },
    palette: {
      what: 'Enter in the palette',
      act: async () => {
        const opened = hubkey.electron.waitForEvent('window');
        await hubkey.electron.evaluate(({ app }) => app.emit('second-instance', {}, ['--quick']));
        const palette = await opened;
        await palette.getByRole('combobox', { name: 'Quick copy' }).fill('header');
        await palette
          .getByRole('option', { selected: true })
          .filter({ hasText: 'Copy header' })
          .waitFor();
        // The palette is gone before the key is let go of.
        return timed(() => palette.keyboard.press('Enter').catch(() => undefined));
      },
    },
    helper: {
      what: 'call of the helper',
      act: () => timed(() => helper.call('POST', '/v1/copy', header)),
    },
  };
}

async function readBack(runs: number, act: Way['act']): Promise<number[]> {
  const clipboard = new Clipboard(process.env);
  const times: number[] = [];
  // The first one warms up.
  for (let run = 0; run <= runs; run += 1) {
    await clipboard.write('something else');
    const from = await act();
    const until = performance.now() + 10_000;
    while (!(await clipboard.read()).startsWith('Authorization: ')) {
      if (performance.now() > until) throw new Error('Nothing was copied.');
    }
    if (run > 0) times.push(performance.now() - from);
  }
  return times;
}

/** The helper itself reads the clipboard back before it answers. */
async function byCall(helper: HelperClient): Promise<Row> {
  const values: number[] = [];
  for (let run = 0; run < calls; run += 1) {
    const from = performance.now();
    await helper.call('POST', '/v1/copy', header);
    if (run >= warmUpCalls) values.push(performance.now() - from);
  }
  return {
    kind: 'measured',
    name: 'copy.call',
    what: 'call of the helper → its answer, after it has read the text back',
    unit: 'ms',
    values,
    compared: null,
    bound: atMost(5),
  };
}
