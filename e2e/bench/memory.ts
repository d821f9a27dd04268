import { TrayHost } from '../fixtures/tray-host.ts';
import { startHub, type StandInHub } from '../hub/hub.ts';
import type { Bench } from './bench.ts';
import { atMost, type Bound, type Comparison, type Row } from './figures.ts';
import { removeFolder, temporaryFolder } from './folders.ts';
import { HelperClient } from './helper-client.ts';
import { pause } from './pause.ts';
import { PlainApp } from './plain-app.ts';
import { signedInProfile } from './signed-in-profile.ts';
import { SpawnedApp } from './spawned-app.ts';
import { treeMemory, type TreeMemory } from './tree-memory.ts';
import { withProbe } from './with-probe.ts';

const steer = withProbe('steer');

type Moment = 'tray' | 'open' | 'closed' | 'used';
type Reading = Record<Moment, TreeMemory>;

interface Compared {
  name: string;
  what: string;
  of: Moment;
  to: string;
  reference: { of: 'hubkey' | 'plain'; at: Moment };
  bound: Bound | null;
}

/** What is held against what; each for USS and PSS, and the bound for USS. */
function comparisons(rounds: number): Compared[] {
  const plain = (at: Moment): Compared['reference'] => ({ of: 'plain', at });
  return [
    {
      name: 'tray',
      what: 'signed in, in the tray',
      of: 'tray',
      to: 'tray-only',
      reference: plain('tray'),
      bound: atMost(1.05),
    },
    {
      name: 'open',
      what: 'window open',
      of: 'open',
      to: 'a blank window',
      reference: plain('open'),
      bound: null,
    },
    {
      name: 'closed',
      what: 'window closed again',
      of: 'closed',
      to: 'a blank one closed again',
      reference: plain('closed'),
      bound: atMost(1.1),
    },
    {
      name: 'closed-to-tray',
      what: 'window closed again',
      of: 'closed',
      to: 'tray-only',
      reference: plain('tray'),
      bound: null,
    },
    {
      name: 'used',
      what: `after ${rounds} copies and ${2 * rounds} helper calls`,
      of: 'used',
      to: 'before them',
      reference: { of: 'hubkey', at: 'closed' },
      bound: null,
    },
  ];
}

/** The memory of all processes of Hubkey, against an Electron that does nothing else, turn by turn. */
export async function memory(bench: Bench): Promise<Row[]> {
  const plain = new PlainApp();
  const host = await TrayHost.start(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const hub = await startHub();
  const turns: { hubkey: Reading; plain: Reading }[] = [];
  try {
    const profile = await signedInProfile(bench.runtime, hub);
    for (let turn = 1; turn <= bench.runs; turn += 1) {
      bench.say(`memory: turn ${turn} of ${bench.runs}`);
      turns.push({
        plain: await ofPlain(bench, plain),
        hubkey: await ofHubkey(bench, profile, hub, host),
      });
    }
    removeFolder(profile);
  } finally {
    await hub.stop();
    await host.stop();
    plain.remove();
  }
  return comparisons(bench.rounds).flatMap(({ name, what, of, to, reference, bound }) =>
    (['uss', 'pss'] as const).map((kind): Row => {
      const compared: Comparison = {
        by: 'ratio',
        to,
        values: turns.map((turn) => turn[reference.of][reference.at][kind]),
      };
      return {
        kind: 'measured',
        name: `memory.${name}.${kind}`,
        what: `${kind.toUpperCase()}: ${what}`,
        unit: 'MiB',
        values: turns.map((turn) => turn.hubkey[of][kind]),
        compared,
        bound: kind === 'uss' ? bound : null,
      };
    }),
  );
}

async function ofPlain(bench: Bench, { folder }: PlainApp): Promise<Reading> {
  const data = temporaryFolder();
  const start = { program: bench.runtime, args: [...steer, folder] };
  const app = new SpawnedApp(start, data, '--hidden');
  try {
    const windows = await withWindows(app, bench);
    return { ...windows, used: windows.closed };
  } finally {
    await app.kill();
    removeFolder(data);
  }
}

async function ofHubkey(
  bench: Bench,
  profile: string,
  hub: StandInHub,
  host: TrayHost,
): Promise<Reading> {
  const data = temporaryFolder(profile);
  const before = hub.seen('GET', '/api/health/').length;
  const app = new SpawnedApp({ program: bench.runtime, args: [...steer, '.'] }, data, '--hidden');
  try {
    // It reads a Hub's health once it has signed in again.
    await app.until(hub.waitForRequest('GET', '/api/health/', before + 1));
    const windows = await withWindows(app, bench);
    await use(bench, app, data, host);
    return { ...windows, used: await settled(app, bench) };
  } finally {
    await app.kill();
    removeFolder(data);
  }
}

async function withWindows(app: SpawnedApp, bench: Bench): Promise<Omit<Reading, 'used'>> {
  const tray = await settled(app, bench);
  await app.order('open');
  const open = await settled(app, bench);
  await app.order('close');
  return { tray, open, closed: await settled(app, bench) };
}

async function settled(app: SpawnedApp, { settleSeconds }: Bench): Promise<TreeMemory> {
  await pause(settleSeconds * 1000);
  return treeMemory(app.pid);
}

/** Copies from the tray, reads the status and calls the Hub through the helper, again and again. */
async function use(
  { rounds }: Bench,
  app: SpawnedApp,
  data: string,
  host: TrayHost,
): Promise<void> {
  const helper = await HelperClient.of(data, app.pid);
  const item = await host.item();
  for (let round = 0; round < rounds; round += 1) {
    await item.click('Copy header');
    await helper.call('GET', '/v1/status');
    await helper.call('GET', '/hub/-/api/jobs/');
  }
  helper.close();
}
