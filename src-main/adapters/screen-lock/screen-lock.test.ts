import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { MockLogind, pretendLogind } from '../../../e2e/fixtures/mock-logind.ts';
import { MockScreenSaver } from '../../../e2e/fixtures/mock-screen-saver.ts';
import { PrivateBus } from '../../../e2e/fixtures/private-bus.ts';
import type { ScreenEvent, ScreenLock } from '../../ports/screen-lock.ts';
import { FakeScreenLock } from '../../testing/fake-screen-lock.ts';
import { ManualClock, settled } from '../../testing/manual-clock.ts';
import { screenLockContract, sleepContract } from '../../testing/screen-lock-contract.ts';
import { JoinedScreenLocks } from './joined-screen-locks.ts';
import { LogindScreenLock } from './logind-screen-lock.ts';
import { ScreenSaverLock } from './screen-saver-lock.ts';

let bus: PrivateBus;
let clock: ManualClock;
const stops: (() => unknown)[] = [];
beforeAll(async () => {
  bus = await PrivateBus.start();
});
afterAll(() => bus.stop());
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const logind = (sessionId?: string): LogindScreenLock => {
  clock = new ManualClock();
  return new LogindScreenLock({ address: bus.address, sessionId, clock });
};
const savers = (): ScreenSaverLock => {
  clock = new ManualClock();
  return new ScreenSaverLock({ address: bus.address, clock });
};
const started = async (make: Promise<MockLogind>): Promise<MockLogind> => {
  const mock = await make;
  stops.push(() => mock.stop());
  return mock;
};
/** Starts it, and waits until it knows what is so. */
async function listening(screen: ScreenLock, state = 'open'): Promise<ScreenEvent[]> {
  const heard: ScreenEvent[] = [];
  stops.push(() => screen.dispose());
  screen.start((event) => heard.push(event));
  await vi.waitFor(async () => expect(await screen.now()).toBe(state));
  return heard;
}
const hears = (heard: ScreenEvent[], ...events: ScreenEvent[]): Promise<void> =>
  vi.waitFor(() => expect(heard).toEqual(events), { timeout: 5_000 });
/** Waits long enough for what was sent before on the same bus to have come. */
const passed = async (screen: ScreenLock): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 100));
  await screen.now();
};

const onLogind = async ({ locked }: { locked: boolean }) => {
  const mock = await MockLogind.start(bus.address, { locked });
  return {
    screen: logind(),
    desktop: {
      lock: () => mock.hint(true),
      unlock: () => mock.hint(false),
      sleep: () => mock.sleep(true),
      wake: () => mock.sleep(false),
      delivered: () => mock.delivered(),
      stop: () => mock.stop(),
    },
  };
};
screenLockContract('logind on a real bus', onLogind);
sleepContract('logind on a real bus', onLogind);

for (const name of ['org.freedesktop.ScreenSaver', 'org.gnome.ScreenSaver']) {
  screenLockContract(`${name} on a real bus`, async ({ locked }) => {
    const mock = await MockScreenSaver.start(bus.address, { name, active: locked });
    return {
      screen: savers(),
      desktop: {
        lock: () => mock.setActive(true),
        unlock: () => mock.setActive(false),
        delivered: () => mock.delivered(),
        stop: () => mock.stop(),
      },
    };
  });
}

describe('logind', () => {
  it.each([undefined, 'c7', 'of another seat'])(
    'finds our session by its id %s, or else by itself',
    async (sessionId) => {
      const mock = await started(MockLogind.start(bus.address));
      const heard = await listening(logind(sessionId));
      mock.hint(true);
      await hears(heard, 'locked');
    },
  );

  it('locks and unlocks at the word of loginctl, and not at that of another session', async () => {
    const mock = await started(MockLogind.start(bus.address));
    const screen = logind();
    const heard = await listening(screen);
    mock.lockOther();
    await passed(screen);
    expect(heard).toEqual([]);
    mock.lock();
    await hears(heard, 'locked');
    // No locker says that it is there, so nothing is in the way of a person in the window.
    expect(await screen.now()).toBe('open');
    // As a person may have unlocked Hubkey, it is said again.
    mock.lock();
    await hears(heard, 'locked', 'locked');
    mock.unlock();
    await hears(heard, 'locked', 'locked', 'unlocked');
  });

  it('unlocks at loginctl’s word, also where the hint says locked on', async () => {
    const mock = await started(MockLogind.start(bus.address, { locked: true }));
    const heard = await listening(logind(), 'locked');
    await hears(heard, 'locked');
    mock.unlock();
    await hears(heard, 'locked', 'unlocked');
  });

  it('believes nobody else, though every program can send it a signal', async () => {
    const mock = await started(MockLogind.start(bus.address));
    const screen = logind();
    const heard = await listening(screen);
    mock.sleep(true);
    mock.hint(true);
    await hears(heard, 'suspended', 'locked');
    await pretendLogind(bus.address);
    await passed(screen);
    expect(heard).toEqual(['suspended', 'locked']);
  });

  it('passes over signals of a wrong type', async () => {
    const mock = await started(MockLogind.start(bus.address));
    const screen = logind();
    const heard = await listening(screen);
    mock.sendWrong();
    mock.sleep(true);
    await hears(heard, 'suspended');
  });

  it('hears again from a bus that went away, and of what changed meanwhile', async () => {
    const first = await MockLogind.start(bus.address);
    const screen = logind();
    const heard = await listening(screen);
    first.hint(true);
    await hears(heard, 'locked');
    first.sleep(true);
    await hears(heard, 'locked', 'suspended');
    await bus.end();
    await vi.waitFor(async () => expect(await screen.now()).toBe('unknown'));
    // Nothing there yet: it waits longer each time.
    await clock.advance(1_000);
    await bus.startAgain();
    await started(MockLogind.start(bus.address));
    await vi.waitFor(async () => {
      await clock.advance(2_000);
      expect(heard).toEqual(['locked', 'suspended', 'unlocked', 'resumed']);
    });
  });

  it('says it again where a logind that was gone meanwhile knows of a locked screen', async () => {
    const first = await MockLogind.start(bus.address, { locked: true });
    const screen = logind();
    const heard = await listening(screen, 'locked');
    await first.stop();
    await vi.waitFor(async () => expect(await screen.now()).toBe('unknown'));
    await started(MockLogind.start(bus.address, { locked: true }));
    await hears(heard, 'locked', 'locked');
  });

  it('does not take a logind that starts again for unlocking, where no locker says that it is there', async () => {
    const first = await MockLogind.start(bus.address);
    const screen = logind();
    const heard = await listening(screen);
    first.lock();
    await hears(heard, 'locked');
    await first.stop();
    await vi.waitFor(async () => expect(await screen.now()).toBe('unknown'));
    const next = await started(MockLogind.start(bus.address));
    await vi.waitFor(async () => expect(await screen.now()).toBe('open'));
    await passed(screen);
    expect(heard).toEqual(['locked']);
    next.unlock();
    await hears(heard, 'locked', 'unlocked');
  });

  it('hears from a logind that starts later', async () => {
    const screen = logind();
    const heard = await listening(screen, 'unknown');
    await started(MockLogind.start(bus.address, { locked: true }));
    await hears(heard, 'locked');
  });
});

it.each([undefined, '', 'unix:path=/nowhere/bus', 'nonsense'])(
  'says nothing and tries nothing again where there is no bus: %s',
  async (address) => {
    const manual = new ManualClock();
    const screens = [
      new LogindScreenLock({ address: address ?? '', sessionId: undefined, clock: manual }),
      new ScreenSaverLock({ address, clock: manual }),
    ];
    for (const screen of screens) {
      const heard = await listening(screen, 'unknown');
      await settled();
      expect(heard).toEqual([]);
    }
    expect(manual.pending).toBe(0);
  },
);

it('a screen saver that ends while the screen is locked proves nothing until it is back', async () => {
  const mock = await MockScreenSaver.start(bus.address, { active: true });
  const screen = savers();
  const heard = await listening(screen, 'locked');
  await mock.stop();
  await vi.waitFor(async () => expect(await screen.now()).toBe('unknown'));
  expect(heard).toEqual(['locked']);
  const next = await MockScreenSaver.start(bus.address);
  stops.push(() => next.stop());
  await hears(heard, 'locked', 'unlocked');
});

it('hears a screen saver whose program has a second name that says nothing', async () => {
  const mock = await MockScreenSaver.start(bus.address, { alias: 'org.gnome.ScreenSaver' });
  stops.push(() => mock.stop());
  const heard = await listening(savers());
  mock.setActive(true);
  await hears(heard, 'locked');
  mock.setActive(false);
  await hears(heard, 'locked', 'unlocked');
});

describe('several sources', () => {
  let first: FakeScreenLock;
  let other: FakeScreenLock;
  let heard: ScreenEvent[];
  const join = async (): Promise<JoinedScreenLocks> => {
    first = new FakeScreenLock();
    other = new FakeScreenLock();
    const joined = new JoinedScreenLocks([first, other]);
    heard = await listening(joined);
    return joined;
  };

  it('are locked while one of them is', async () => {
    const joined = await join();
    first.lock();
    other.lock();
    first.unlock();
    await settled();
    expect(heard).toEqual(['locked', 'locked']);
    expect(await joined.now()).toBe('locked');
    other.unlock();
    await settled();
    expect(heard).toEqual(['locked', 'locked', 'unlocked']);
  });

  it('sleep and wake once, whoever says so', async () => {
    await join();
    for (const source of [first, other]) source.say('suspended');
    for (const source of [first, other]) source.say('resumed');
    expect(heard).toEqual(['suspended', 'resumed']);
  });

  it('are unlocked where another knows better than one that was only asked to lock', async () => {
    await join();
    first.say('locked');
    other.lock();
    other.unlock();
    await settled();
    expect(heard).toEqual(['locked', 'locked', 'unlocked']);
  });

  it('know what one of them knows', async () => {
    const joined = await join();
    first.state = 'unknown';
    expect(await joined.now()).toBe('open');
    other.state = 'unknown';
    expect(await joined.now()).toBe('unknown');
  });

  it('stop listening together', async () => {
    const joined = await join();
    joined.dispose();
    expect([first.listening, other.listening]).toEqual([false, false]);
  });
});
