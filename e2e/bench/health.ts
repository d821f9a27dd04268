import { startHub } from '../hub/hub.ts';
import type { Bench } from './bench.ts';
import { atMost, type Row } from './figures.ts';
import { siteOf } from './many-entries.ts';
import { withWindow } from './with-window.ts';

const readings = 40;
const warmUpReadings = 5;

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
    if (run >= ${warmUpReadings}) costs.push(reading - idle);
  }
  return costs;
})()`;

/** What a background reading of a Hub with 20 nodes costs. */
export async function health({ runtime }: Bench): Promise<Row[]> {
  const hub = await startHub();
  hub.content.sites = [siteOf('site', 20)];
  const values = await withWindow(runtime, hub, async (page, hubkey) => {
    await page.close();
    return hubkey.electron.evaluate<number[]>(countCpu);
  });
  return [
    {
      kind: 'measured',
      name: 'health.reading',
      what: 'a background reading at 20 nodes: CPU of the main process',
      unit: 'ms',
      values,
      compared: null,
      bound: atMost(5),
    },
  ];
}
