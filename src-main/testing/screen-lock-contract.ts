import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScreenEvent, ScreenLock } from '../ports/screen-lock.ts';

/** A person at a desktop. */
interface Desktop {
  lock: () => void;
  unlock: () => void;
  /** Resolves once all events so far have reached all listeners. */
  delivered: () => Promise<void>;
  stop: () => Promise<void>;
}

/** A desktop whose source also reports sleep. */
interface SleepingDesktop extends Desktop {
  sleep: () => void;
  wake: () => void;
}

interface LockRig<Kind extends Desktop> {
  screen: ScreenLock;
  desktop: Kind;
}

type Make<Kind extends Desktop> = (start: { locked: boolean }) => Promise<LockRig<Kind>>;

/** What every source of the screen's lock must do; runs on the fake and on the real ones. */
export function screenLockContract(name: string, make: Make<Desktop>): void {
  describe(`ScreenLock: ${name}`, () => {
    const { rig, heard, hears, startAgain } = startedRig(make);

    it('says each change once, and what is so now', async () => {
      rig().desktop.lock();
      await hears('locked');
      expect(await rig().screen.now()).toBe('locked');
      rig().desktop.lock();
      rig().desktop.unlock();
      await hears('locked', 'unlocked');
      expect(await rig().screen.now()).toBe('open');
      rig().desktop.lock();
      await hears('locked', 'unlocked', 'locked');
    });

    it('says at once that the screen is locked already', async () => {
      await startAgain({ locked: true });
      await hears('locked');
      rig().desktop.unlock();
      await hears('locked', 'unlocked');
    });

    it('says nothing more once it is disposed of', async () => {
      rig().screen.dispose();
      rig().screen.dispose();
      rig().desktop.lock();
      await rig().desktop.delivered();
      // A remaining listener queries the state before reporting it, so its answer comes before the second of these.
      for (let trips = 0; trips < 2; trips += 1) await rig().screen.now();
      expect(heard()).toEqual([]);
    });
  });
}

/** What a source that reports the computer's sleep must do as well. */
export function sleepContract(name: string, make: Make<SleepingDesktop>): void {
  describe(`ScreenLock: ${name}`, () => {
    const { rig, hears } = startedRig(make);

    it('says that the computer goes to sleep and wakes up', async () => {
      rig().desktop.sleep();
      await hears('suspended');
      rig().desktop.wake();
      await hears('suspended', 'resumed');
    });
  });
}

/** A source on an unlocked desktop, new for each test, and its reports. */
function startedRig<Kind extends Desktop>(make: Make<Kind>) {
  let rig: LockRig<Kind>;
  let heard: ScreenEvent[];
  async function start({ locked }: { locked: boolean }): Promise<void> {
    rig = await make({ locked });
    heard = [];
    rig.screen.start((event) => heard.push(event));
    await vi.waitFor(async () => expect(await rig.screen.now()).toBe(locked ? 'locked' : 'open'));
  }
  async function stop(): Promise<void> {
    rig.screen.dispose();
    await rig.desktop.stop();
  }
  beforeEach(() => start({ locked: false }));
  afterEach(stop);
  return {
    rig: () => rig,
    heard: () => heard,
    hears: (...events: ScreenEvent[]): Promise<void> =>
      vi.waitFor(() => expect(heard).toEqual(events), { timeout: 5_000 }),
    startAgain: async (how: { locked: boolean }): Promise<void> => {
      await stop();
      await start(how);
    },
  };
}
