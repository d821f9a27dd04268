import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasWayland, WaylandDesktop } from '../../../e2e/fixtures/wayland-desktop.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import { SystemClock } from '../system-clock.ts';
import { waylandSocket } from './data-control.ts';
import { waylandClipboard } from './wayland-clipboard.ts';
import { encodeRequest, EventReader, uintAt } from './wire.ts';

it.each([
  [{}, null],
  [{ WAYLAND_DISPLAY: '' }, null],
  [{ WAYLAND_DISPLAY: 'wayland-0' }, null],
  [{ WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run/user/1' }, '/run/user/1/wayland-0'],
  [{ WAYLAND_DISPLAY: '/tmp/w', XDG_RUNTIME_DIR: '/run/user/1' }, '/tmp/w'],
])('finds the compositor of %j', (env, path) => {
  expect(waylandSocket(env)).toBe(path);
});

const clock = new SystemClock();

describe('a compositor with two seats, which says more than it was asked', () => {
  const [registry, device, seat] = [2, 6, 5];
  const bound: number[] = [];
  let folder = '';
  let server: Server | null = null;
  useTestFolder((made) => (folder = made));
  afterEach(() => server?.close());

  /** The end of a round trip, and right behind it what the seat can do. */
  const endOf = (id: number, ...before: Buffer[]): Buffer =>
    Buffer.concat([...before, encodeRequest(id, 0, [0]), encodeRequest(seat, 0, [3])]);
  const globals = [
    encodeRequest(registry, 0, [10, 'wl_seat', 8]),
    encodeRequest(registry, 0, [11, 'ext_data_control_manager_v1', 1]),
    encodeRequest(registry, 0, [12, 'wl_seat', 8]),
  ];

  it('is read on the first seat, as Chromium writes there', async () => {
    const path = join(folder, 'wayland');
    const listening = createServer((socket) => {
      const reader = new EventReader();
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        for (const { object, opcode, body } of reader.push(bytes)) {
          const isBinding = object === registry && opcode === 0;
          if (isBinding) bound.push(uintAt(body, 0));
          if (object !== 1 || opcode !== 0) continue;
          const id = uintAt(body, 0);
          const isFirst = bound.length === 0;
          socket.write(endOf(id, ...(isFirst ? globals : [encodeRequest(device, 1, [0])])));
        }
      });
    });
    server = listening;
    await new Promise<void>((done) => listening.listen(path, done));
    expect(await waylandClipboard({ WAYLAND_DISPLAY: path }, clock)?.read()).toBe('');
    expect(bound).toEqual([11, 10]);
  });

  it('isn’t waited for longer than half a second', async () => {
    const path = join(folder, 'wayland');
    const listening = createServer(() => undefined);
    server = listening;
    await new Promise<void>((done) => listening.listen(path, done));
    const manual = new ManualClock();
    const reading = waylandClipboard({ WAYLAND_DISPLAY: path }, manual)?.read();
    await manual.advance(500);
    expect(await reading).toBeNull();
    expect(manual.pending).toBe(0);
  });
});

describe('a compositor that shows its clipboard to none', () => {
  let folder = '';
  let server: Server | null = null;
  useTestFolder((made) => (folder = made));
  afterEach(() => server?.close());

  /** Sends the answer once asked, as the display does that has these globals alone. */
  async function standIn(answer: Buffer): Promise<NodeJS.ProcessEnv> {
    const path = join(folder, 'wayland');
    const listening = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write(answer));
    });
    server = listening;
    await new Promise<void>((done) => listening.listen(path, done));
    return { WAYLAND_DISPLAY: path };
  }

  it.each([
    [
      'has no such protocol',
      Buffer.concat([encodeRequest(2, 0, [1, 'wl_seat', 8]), encodeRequest(3, 0, [0])]),
    ],
    ['says that something is wrong', encodeRequest(1, 0, [2, 0, 'no'])],
    ['speaks another protocol', Buffer.from('HTTP/1.1 400')],
  ])('is one that %s', async (_what, answer) => {
    expect(await waylandClipboard(await standIn(answer), clock)?.read()).toBeNull();
  });

  it('is one that can’t be reached', async () => {
    const none = waylandClipboard({ WAYLAND_DISPLAY: join(folder, 'none') }, clock);
    expect(await none?.read()).toBeNull();
    await none?.clear();
  });
});

describe.runIf(hasWayland())('the clipboard of a real Wayland desktop', () => {
  let desktop: WaylandDesktop;
  beforeAll(async () => {
    desktop = await WaylandDesktop.start();
  });
  afterAll(() => desktop.stop());
  const clipboard = () => {
    const seen = waylandClipboard(desktop.env, clock);
    if (!seen) throw new Error('There is no Wayland.');
    return seen;
  };

  it('is empty at first', async () => {
    expect(await clipboard().read()).toBe('');
  });

  it('is read as another program has left it, and cleared for all', async () => {
    const text = `Bearer Hällo 🔑 ${'x'.repeat(100_000)}`;
    await desktop.write(text);
    expect(await clipboard().readWanting(text)).toBe(text);
    await clipboard().clear();
    expect(await clipboard().read()).toBe('');
    expect(await desktop.read()).toBe('');
  });

  it('is waited for, and read again once it has changed', async () => {
    await desktop.write('before');
    await expect.poll(() => clipboard().read()).toBe('before');
    const reading = clipboard().readWanting('after');
    await desktop.write('after');
    expect(await reading).toBe('after');
  });
});
