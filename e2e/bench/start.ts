import { TrayHost } from '../fixtures/tray-host.ts';
import type { Bench } from './bench.ts';
import { atMost, type Bound, type Row, type Skipped } from './figures.ts';
import { removeFolder, temporaryFolder } from './folders.ts';
import { momentNames, readMoments, type Moment } from './moments.ts';
import { pause } from './pause.ts';
import { PlainApp } from './plain-app.ts';
import { SpawnedApp, type AppStart } from './spawned-app.ts';
import { Turns } from './turns.ts';
import { withProbe } from './with-probe.ts';

/** How Hubkey and the plain app are started. */
interface Variant {
  name: 'unpacked' | 'packed';
  hubkey: AppStart;
  plain: AppStart;
}

const warmths = ['cold', 'warm'] as const;
const goals = ['tray', 'window'] as const;
type Warmth = (typeof warmths)[number];
type Goal = (typeof goals)[number];

const goalFacts: Record<Goal, { what: string; to: string; bound: Bound }> = {
  tray: { what: 'spawn → tray', to: 'tray-only', bound: atMost(1.05) },
  window: { what: 'spawn → window usable', to: 'a blank window', bound: atMost(1.12) },
};

/** Each phase is counted from the start of the process. */
const phases: Record<Moment, string> = {
  script: 'first script',
  bootstrap: 'bootstrap',
  ready: 'ready',
  window: 'window created',
  navigation: 'navigation',
  domReady: 'dom-ready',
  heading: 'first heading',
};

/** spawn → tray and spawn → window, each against an Electron that does nothing else, turn by turn. */
export async function start(bench: Bench): Promise<Row[]> {
  const plain = new PlainApp();
  const probe = withProbe('moments');
  const variants: Variant[] = [
    {
      name: 'unpacked',
      hubkey: { program: bench.runtime, args: [...probe, '.'] },
      plain: { program: bench.runtime, args: [...probe, plain.folder] },
    },
  ];
  const packed = await bench.packed();
  if (packed.ok) {
    const { pair } = packed;
    variants.push({
      name: 'packed',
      hubkey: { program: pair.program(pair.hubkey), args: [] },
      plain: { program: pair.program(pair.plain), args: [] },
    });
  }
  const host = await TrayHost.start(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const turns = await measured(bench, variants, host).finally(async () => {
    await host.stop();
    plain.remove();
  });
  const skipped: Skipped[] = packed.ok
    ? []
    : [{ kind: 'skipped', name: 'start.packed', what: 'packed', reason: packed.reason }];
  return [...rowsOf(variants, turns), ...skipped];
}

async function measured(bench: Bench, variants: readonly Variant[], host: TrayHost) {
  const turns = new Turns();
  const lived = new Map<AppStart, string>();
  for (const { hubkey, plain } of variants) {
    for (const app of [hubkey, plain]) lived.set(app, await livedProfile(app));
  }
  // The first round only fills the caches and isn't counted.
  for (let round = 0; round <= bench.runs; round += 1) {
    bench.say(`start: turn ${round} of ${bench.runs}`);
    for (const { name, hubkey, plain } of variants) {
      for (const warmth of warmths) {
        const profileOf = (app: AppStart) => (warmth === 'warm' ? lived.get(app) : undefined);
        const tray = {
          theirs: await toTray(plain, profileOf(plain), host),
          ours: await toTray(hubkey, profileOf(hubkey), host),
        };
        const window = {
          theirs: await toWindow(plain, profileOf(plain)),
          ours: await toWindow(hubkey, profileOf(hubkey)),
        };
        if (round === 0) continue;
        turns.add(nameOf(name, warmth, 'tray'), tray.ours, tray.theirs);
        const { ours, theirs } = window;
        turns.add(nameOf(name, warmth, 'window'), ours.heading, theirs.heading);
        for (const phase of momentNames) {
          turns.add(`${name}.${warmth}.${phase}`, ours[phase], theirs[phase]);
        }
      }
    }
  }
  for (const folder of lived.values()) removeFolder(folder);
  return turns;
}

function rowsOf(variants: readonly Variant[], turns: Turns): Row[] {
  const starts = variants.flatMap(({ name: variant }) =>
    warmths.flatMap((warmth) =>
      goals.map((goal): Row => {
        const name = nameOf(variant, warmth, goal);
        const { what, to, bound } = goalFacts[goal];
        return {
          kind: 'measured',
          name,
          what: `${what}: ${warmth}, ${variant}`,
          unit: 'ms',
          values: turns.ours(name),
          compared: { by: 'ratio', to, values: turns.theirs(name) },
          bound,
        };
      }),
    ),
  );
  const parts = momentNames.map((phase): Row => ({
    kind: 'measured',
    name: `start.phase.${phase}`,
    what: `window, cold, unpacked: spawn → ${phases[phase]}`,
    unit: 'ms',
    values: turns.ours(`unpacked.cold.${phase}`),
    compared: {
      by: 'difference',
      to: 'a blank window',
      values: turns.theirs(`unpacked.cold.${phase}`),
    },
    bound: null,
  }));
  return [...starts, ...parts];
}

const nameOf = (variant: Variant['name'], warmth: Warmth, goal: Goal): string =>
  `start.${goal}.${warmth}.${variant}`;

/** A profile that an app has started with once, and with which it was left a moment to write its caches. */
async function livedProfile(app: AppStart): Promise<string> {
  const folder = temporaryFolder();
  const running = new SpawnedApp(app, folder);
  try {
    await running.line('{"script"');
    await pause(2_000);
    await running.quit();
  } finally {
    await running.kill();
  }
  return folder;
}

/** Starts an app with a profile that was used before, or with a new one. */
async function started<Value>(
  app: AppStart,
  profile: string | undefined,
  args: string[],
  reached: (running: SpawnedApp) => Promise<Value>,
): Promise<Value> {
  const folder = profile ?? temporaryFolder();
  const running = new SpawnedApp(app, folder, ...args);
  try {
    return await reached(running);
  } finally {
    if (profile) await running.quit();
    await running.kill();
    if (!profile) removeFolder(folder);
  }
}

function toTray(app: AppStart, profile: string | undefined, host: TrayHost): Promise<number> {
  const registered = host.nextRegistration();
  return started(app, profile, ['--hidden'], async (running) => {
    await running.until(registered);
    return performance.timeOrigin + performance.now() - running.startedAt;
  });
}

function toWindow(app: AppStart, profile: string | undefined): Promise<Record<Moment, number>> {
  return started(app, profile, [], async (running) =>
    readMoments(await running.line('{"script"'), running.startedAt),
  );
}
