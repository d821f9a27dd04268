import dbus from 'dbus-next';
import { spawn, type ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TrayHost } from '../../e2e/fixtures/tray-host.ts';
import { encodeCall, MessageReader } from './dbus/message.ts';
import { socketPaths } from './dbus/bus.ts';
import {
  watchTrayHost,
  type TrayHostListener,
  type TrayHostWatch,
} from './status-notifier-watcher.ts';

const hearing = (
  onHost: (present: boolean) => void,
  iconBounds: TrayHostListener['iconBounds'] = () => ({ width: 0, height: 0 }),
): TrayHostListener => ({
  onHost,
  onList: () => undefined,
  iconBounds,
});

describe('a real session bus', () => {
  let daemon: ChildProcess;
  let address = '';
  let watch: TrayHostWatch | null = null;
  beforeEach(async () => {
    daemon = spawn('dbus-daemon', ['--session', '--print-address', '--nofork', '--nopidfile']);
    address = await new Promise((resolve) =>
      daemon.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim())),
    );
  });
  afterEach(async () => {
    watch?.dispose();
    if (daemon.exitCode !== null || daemon.signalCode !== null) return;
    const gone = new Promise((resolve) => daemon.once('exit', resolve));
    daemon.kill();
    await gone;
  });

  /** What was told so far, and a wait for the next. */
  function watchHost(onList: () => void = () => undefined) {
    const answers: boolean[] = [];
    const waiting: ((answer: boolean) => void)[] = [];
    watch = watchTrayHost(
      {
        onHost: (present) => {
          const next = waiting.shift();
          if (next) next(present);
          else answers.push(present);
        },
        onList,
        iconBounds: () => ({ width: 24, height: 24 }),
      },
      { env: { DBUS_SESSION_BUS_ADDRESS: address }, platform: 'linux' },
    );
    return (): Promise<boolean> => {
      const answer = answers.shift();
      if (answer !== undefined) return Promise.resolve(answer);
      return new Promise((resolve) => waiting.push(resolve));
    };
  }

  it('tells of a host that comes and goes', async () => {
    const next = watchHost();
    expect(await next()).toBe(false);
    const host = await TrayHost.start(address);
    expect(await next()).toBe(true);
    await host.stop();
    expect(await next()).toBe(false);
  });

  it('tells of a host that is there already', async () => {
    const host = await TrayHost.start(address);
    expect(await watchHost()()).toBe(true);
    await host.stop();
  });

  it('tells whether the desktop lists an icon of this process, and when that may have changed', async () => {
    const host = await TrayHost.start(address);
    const bus = dbus.sessionBus({ busAddress: address });
    const register = async (service: string) => {
      const call = { destination: 'org.kde.StatusNotifierWatcher', path: '/StatusNotifierWatcher' };
      const member = 'RegisterStatusNotifierItem';
      await bus.call(
        new dbus.Message({
          ...call,
          interface: call.destination,
          member,
          signature: 's',
          body: [service],
        }),
      );
    };
    let changes = 0;
    expect(
      await watchHost(() => {
        changes += 1;
      })(),
    ).toBe(true);
    const listed = () => watch?.listsOwnIcon();
    expect(await listed()).toBe(false);
    await register('org.example.another-program');
    expect(await listed()).toBe(false);
    await register('/StatusNotifierItem');
    expect(await listed()).toBe(true);
    const before = changes;
    host.drop();
    await expect.poll(() => changes).toBeGreaterThan(before);
    expect(await listed()).toBe(false);
    host.refuses = true;
    await expect(register('/StatusNotifierItem')).rejects.toThrow('No more icons.');
    expect(await listed()).toBe(false);
    bus.disconnect();
    await host.stop();
    expect(await listed()).toBe(false);
  });

  it('tells when the bus itself goes', async () => {
    await TrayHost.start(address);
    const next = watchHost();
    expect(await next()).toBe(true);
    daemon.kill();
    expect(await next()).toBe(false);
  });
});

it.each([undefined, '', 'unix:path=/nowhere/bus', 'tcp:host=127.0.0.1,port=1'])(
  'says no without a bus: %s',
  async (address) => {
    const answer = await new Promise((resolve) =>
      watchTrayHost(hearing(resolve), {
        env: { DBUS_SESSION_BUS_ADDRESS: address },
        platform: 'linux',
      }),
    );
    expect(answer).toBe(false);
  },
);

it.each(['win32', 'darwin'] as const)(
  'says yes at once where every desktop has a tray, and looks where the icon is: %s',
  async (platform) => {
    const answers: boolean[] = [];
    let bounds = { width: 0, height: 0 };
    const listener = hearing(
      (present) => answers.push(present),
      () => bounds,
    );
    const watch = watchTrayHost(listener, { platform });
    expect(await watch.listsOwnIcon()).toBe(false);
    expect(answers).toEqual([true]);
    bounds = { width: 24, height: 32 };
    expect(await watch.listsOwnIcon()).toBe(true);
  },
);

it('reads the sockets of an address', () => {
  expect(socketPaths('unix:abstract=/tmp/a,guid=1;unix:path=/run/b%20c')).toEqual([
    '\0/tmp/a',
    '/run/b c',
  ]);
});

it('puts messages together from whatever pieces arrive', () => {
  const call = { destination: 'a.b', path: '/p', interface: 'i.f', member: 'M', args: ['ü', 'x'] };
  const bytes = Buffer.concat([encodeCall(call, 7), encodeCall(call, 8)]);
  const reader = new MessageReader();
  const messages = [...bytes].flatMap((byte) => reader.push(Buffer.from([byte])));
  expect(messages).toHaveLength(2);
  expect(messages[0]).toMatchObject({ type: 'call', member: 'M', values: ['ü', 'x'] });
});
