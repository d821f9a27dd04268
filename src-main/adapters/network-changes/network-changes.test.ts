import dbus from 'dbus-next';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { busSettled } from '../../../e2e/fixtures/bus-settled.ts';
import { PrivateBus } from '../../../e2e/fixtures/private-bus.ts';
import type { Disposable } from '../../ports/disposable.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import { onNetworkChange } from './network-changes.ts';

let bus: PrivateBus;
let folder = '';
const stops: (() => void)[] = [];
let clock: ManualClock;
let heard = 0;
useTestFolder((made) => (folder = made));
beforeAll(async () => {
  bus = await PrivateBus.start();
});
afterAll(() => bus.stop());
afterEach(() => {
  for (const stop of stops.splice(0).reverse()) stop();
});

function listen(): Disposable {
  heard = 0;
  clock = new ManualClock();
  const resolvers = join(folder, 'resolv.conf');
  writeFileSync(resolvers, 'nameserver 192.0.2.1\n');
  const listening = onNetworkChange({ bus: bus.address, resolvers, clock }, () => (heard += 1));
  stops.push(() => listening.dispose());
  return listening;
}

/** A daemon that owns a name and sends signals. */
async function daemon(name: string) {
  const own = dbus.sessionBus({ busAddress: bus.address });
  own.on('error', () => undefined);
  await own.requestName(name, 0);
  stops.push(() => own.disconnect());
  return async (path: string, of: string, member: string, signature: string, body: unknown[]) => {
    own.send(dbus.Message.newSignal(path, of, member, signature, body));
    await busSettled(own);
  };
}

/** The signal may still be on its way to the listener. */
const passed = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

const hears = (times: number): Promise<void> =>
  vi.waitFor(async () => {
    await clock.advance(2_000);
    expect(heard).toBe(times);
  });

const manager = 'org.freedesktop.NetworkManager';
const managerPath = '/org/freedesktop/NetworkManager';

it('hears NetworkManager each time that a network has come, and not when it goes', async () => {
  const send = await daemon(manager);
  listen();
  await passed();
  for (let times = 1; times <= 3; times += 1) {
    await send(managerPath, manager, 'StateChanged', 'u', [20]);
    await passed();
    await clock.advance(2_000);
    expect(heard).toBe(times - 1);
    await send(managerPath, manager, 'StateChanged', 'u', [70]);
    await hears(times);
  }
});

it.each([
  [manager, managerPath, manager],
  ['org.freedesktop.network1', '/org/freedesktop/network1', 'org.freedesktop.network1.Manager'],
])('hears what %s says of its state, several signals as one change', async (name, path, of) => {
  const send = await daemon(name);
  listen();
  await passed();
  const properties = 'org.freedesktop.DBus.Properties';
  for (let signals = 0; signals < 4; signals += 1) {
    await send(path, properties, 'PropertiesChanged', 'sa{sv}as', [of, {}, []]);
  }
  await passed();
  await hears(1);
  await clock.advance(60_000);
  expect(heard).toBe(1);
});

it('hears the resolvers change where there is no daemon, until it is disposed of', async () => {
  const listening = listen();
  const resolvers = join(folder, 'resolv.conf');
  for (let times = 1; times <= 3; times += 1) {
    writeFileSync(`${resolvers}.new`, `nameserver 192.0.2.${times + 1}\n`);
    renameSync(`${resolvers}.new`, resolvers);
    await hears(times);
  }
  listening.dispose();
  expect(clock.pending).toBe(0);
});
