import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HubkeyBridge } from '../../src-main/contract/index.ts';
import { Hubkey } from '../fixtures/hubkey.ts';
import { TrayHost } from '../fixtures/tray-host.ts';
import { startHub, type StandInHub } from '../hub/hub.ts';
import type { Bench } from './bench.ts';
import { atMost, type Bound, type Comparison, type Row } from './figures.ts';
import { removeFolder, temporaryFolder } from './folders.ts';
import { pause } from './pause.ts';
import { PlainApp } from './plain-app.ts';
import { SpawnedApp } from './spawned-app.ts';
import { spentBetween, threadTimes, type Spent } from './thread-times.ts';
import { timersAtRest } from './timers-at-rest.ts';
import { treeMemory } from './tree-memory.ts';

/** How many profiles each resting Hubkey has, each at a Hub of its own. */
const counts = [1, 10, 200] as const;
/** How many parts the rest is measured in: in each of a minute, the health of a Hub is read about once. */
const slices = 7;
/** How many times as long as before a reading of memory they settle, as the profiles take turns at first. */
const settlings = 2;

interface Resting {
  app: SpawnedApp;
  folder: string;
  slices: Spent[];
  uss: number[];
}

/** Wake-ups and CPU of the main process in the tray, for 1, 10 and 200 profiles, all in the same minutes as a tray-only Electron. */
export async function rest(bench: Bench): Promise<Row[]> {
  const hubs = await Promise.all(Array.from({ length: Math.max(...counts) }, () => startHub()));
  const host = await TrayHost.start(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const plain = new PlainApp();
  bench.say(`rest: adding ${hubs.length} profiles`);
  const profile = await manyProfiles(bench.runtime, hubs);
  const tray = resting(bench, plain.folder, temporaryFolder());
  const ours = counts.map((count) => resting(bench, '.', withProfiles(profile, count)));
  const all = [tray, ...ours];
  try {
    await pause(bench.settleSeconds * settlings * 1000);
    bench.say(`rest: ${bench.restSeconds} s`);
    await measure(all, bench.restSeconds / slices);
  } finally {
    for (const { app, folder } of all) {
      await app.kill();
      removeFolder(folder);
    }
    removeFolder(profile);
    plain.remove();
    await host.stop();
    for (const hub of hubs) await hub.stop();
  }
  return [...rowsOf(bench, tray, ours), ...(await timersAtRest(bench.runtime))];
}

function rowsOf({ restSeconds }: Bench, tray: Resting, ours: readonly Resting[]): Row[] {
  const [one] = ours;
  const minutes = restSeconds / slices / 60;
  const aMinute = ({ slices: spent }: Resting, field: keyof Spent): number[] =>
    spent.map((slice) => slice[field] / minutes);
  const measured = (
    name: string,
    what: string,
    unit: 'ms/min' | '/min' | 'MiB',
    values: number[],
    compared: Comparison | null,
    bound: Bound | null,
  ): Row => ({ kind: 'measured', name: `rest.${name}`, what, unit, values, compared, bound });
  return ours.flatMap((resting, at): Row[] => {
    const count = counts[at] ?? 0;
    const what = `at rest with ${count} ${count === 1 ? 'profile' : 'profiles'}`;
    const isOne = resting === one;
    const compared = (of: (resting: Resting) => number[]): Comparison =>
      isOne || !one
        ? { by: 'difference', to: 'tray-only', values: of(tray) }
        : { by: 'ratio', to: 'one profile', values: of(one) };
    // With one profile it is held against tray-only; with more, against one.
    const bound = (most: number | null): Bound | null =>
      !isOne && count === Math.max(...counts) ? atMost(1.3) : isOne && most ? atMost(most) : null;
    const wakeups = (of: Resting) => aMinute(of, 'wakeups');
    const cpu = (of: Resting) => aMinute(of, 'cpuMs');
    return [
      measured(
        `wakeups.${count}`,
        `wake-ups ${what}`,
        '/min',
        wakeups(resting),
        compared(wakeups),
        bound(2),
      ),
      measured(`cpu.${count}`, `CPU ${what}`, 'ms/min', cpu(resting), compared(cpu), bound(null)),
      measured(
        `uss.${count}`,
        `USS ${what}`,
        'MiB',
        resting.uss,
        compared(({ uss }) => uss),
        bound(null),
      ),
    ];
  });
}

function resting({ runtime }: Bench, app: string, folder: string): Resting {
  const start = { program: runtime, args: [app] };
  return { app: new SpawnedApp(start, folder, '--hidden'), folder, slices: [], uss: [] };
}

async function measure(all: readonly Resting[], seconds: number): Promise<void> {
  const read = () => all.map(({ app }) => threadTimes(app.pid));
  let before = read();
  for (let slice = 0; slice < slices; slice += 1) {
    await pause(seconds * 1000);
    const after = read();
    for (const [at, resting] of all.entries()) {
      const [from, to] = [before[at], after[at]];
      if (from && to) resting.slices.push(spentBetween(from, to));
      resting.uss.push(treeMemory(resting.app.pid).uss);
    }
    before = after;
  }
}

/** The folder of a Hubkey with a client key for each Hub. */
async function manyProfiles(runtime: string, hubs: readonly StandInHub[]): Promise<string> {
  const folder = temporaryFolder();
  const hubkey = await Hubkey.launch(runtime, folder, process.env);
  const page = await hubkey.window();
  for (const hub of hubs) {
    const { name, key } = hub.addKey('bench');
    const shown = page.waitForEvent('load');
    await page.evaluate(
      (form) => {
        // Nobody waits for it: the page is replaced once it has saved the key.
        void (window as unknown as { hubkey: HubkeyBridge }).hubkey.call('saveKey', {
          ...form,
          trust: null,
        });
      },
      { address: hub.url, name, key },
    );
    await shown;
  }
  await hubkey.quit();
  return folder;
}

/** A copy of a folder with the first of its profiles alone; the keychain's items are shared. */
function withProfiles(folder: string, count: number): string {
  const copy = temporaryFolder(folder);
  const file = join(copy, 'settings.json');
  const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const profiles: unknown =
    typeof saved === 'object' && saved !== null ? Reflect.get(saved, 'profiles') : null;
  if (!Array.isArray(profiles) || typeof saved !== 'object' || profiles.length < count)
    throw new Error(`The settings have fewer than ${count} profiles.`);
  const all: unknown[] = profiles;
  const [first] = all;
  const current: unknown =
    typeof first === 'object' && first !== null ? Reflect.get(first, 'id') : null;
  writeFileSync(file, JSON.stringify({ ...saved, profiles: all.slice(0, count), current }));
  return copy;
}
