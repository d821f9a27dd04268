import { TrayHost } from '../fixtures/tray-host.ts';
import { startHub, type StandInHub } from '../hub/hub.ts';
import type { Bench } from './bench.ts';
import { atMost, type Row } from './figures.ts';
import { removeFolder, temporaryFolder } from './folders.ts';
import { pause } from './pause.ts';
import { signedInProfile } from './signed-in-profile.ts';
import { SpawnedApp } from './spawned-app.ts';
import { treeMemory, type TreeMemory } from './tree-memory.ts';
import { withProbe } from './with-probe.ts';

/** Longer than a week takes, on a slow computer. */
const longestMs = 20 * 60_000;
/** What passes before the first reading, so that everything has been loaded and run a few times; in minutes. */
const warmUp = 120;
const days = 24 * 60;

/** How much memory a signed-in Hubkey in the tray gains in a week of refreshes and readings at default intervals. */
export async function week(bench: Bench): Promise<Row[]> {
  const host = await TrayHost.start(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  // The Hub's own clock doesn't jump, so the password is never needed.
  const hub = await startHub({ refreshSeconds: 60 * 86_400 });
  const profile = await signedInProfile(bench.runtime, hub);
  const data = temporaryFolder(profile);
  const before = hub.seen('GET', '/api/health/').length;
  const start = {
    program: bench.runtime,
    args: [...withProbe('pass-time'), ...withProbe('steer'), '.'],
  };
  const app = new SpawnedApp(start, data, '--hidden');
  try {
    await app.until(hub.waitForRequest('GET', '/api/health/', before + 1));
    await pause(bench.settleSeconds * 1000);
    await app.order(`pass ${warmUp}`, longestMs);
    const first = await readings(app, bench);
    const counted = { readings: readingsOf(hub), refreshes: refreshesOf(hub) };
    bench.say(`week: ${bench.weekDays} days pass`);
    await app.order(`pass ${Math.ceil(bench.weekDays * days)}`, longestMs);
    const last = await readings(app, bench);
    const seen = `${readingsOf(hub) - counted.readings} readings, ${refreshesOf(hub) - counted.refreshes} refreshes`;
    return (['uss', 'pss'] as const).map((kind): Row => ({
      kind: 'measured',
      name: `week.${kind}`,
      what: `${kind.toUpperCase()}: after ${shownDays(bench.weekDays)} in the tray (${seen})`,
      unit: 'MiB',
      values: last.map((reading) => reading[kind]),
      compared: { by: 'ratio', to: 'before', values: first.map((reading) => reading[kind]) },
      bound: kind === 'uss' ? atMost(1.02) : null,
    }));
  } finally {
    await app.kill();
    await hub.stop();
    await host.stop();
    for (const folder of [profile, data]) removeFolder(folder);
  }
}

const readingsOf = (hub: StandInHub): number => hub.seen('GET', '/api/health/').length;
const refreshesOf = (hub: StandInHub): number =>
  hub.seen('POST', '/api/auth/token/refresh/').length;

const shownDays = (count: number): string =>
  count === 7 ? 'a simulated week' : `${count} simulated days`;

/** Read once for each turn, after what is no longer used has been collected. */
async function readings(app: SpawnedApp, bench: Bench): Promise<TreeMemory[]> {
  await pause(bench.settleSeconds * 1000);
  const read: TreeMemory[] = [];
  for (let turn = 0; turn < bench.runs; turn += 1) {
    await app.order('collect');
    await pause(500);
    read.push(treeMemory(app.pid));
  }
  return read;
}
