import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScreenEvent, ScreenLock } from '../ports/screen-lock.ts';

/** A person at a desktop. */
interface Desktop {
  lock: () => void;
  unlock: () => void;
  /** Absent where the source knows nothing of sleep. */
  sleep?: () => void;
  wake?: () => void;
  stop: () => Promise<void>;
}

export interface LockRig {
  screen: ScreenLock;
  desktop: Desktop;
}

/** What every source of the screen's lock must do; runs on the fake and on the real ones. */
export function screenLockContract(
  name: string,
  make: (start: { locked: boolean }) => Promise<LockRig>,
): void {
  describe(`ScreenLock: ${name}`, () => {
    let rig: LockRig;
    let heard: ScreenEvent[];
    async function started(locked: boolean): Promise<void> {
      rig = await make({ locked });
      heard = [];
      rig.screen.start((event) => heard.push(event));
      await vi.waitFor(async () => expect(await rig.screen.now()).toBe(locked ? 'locked' : 'open'));
    }
    const hears = (...events: ScreenEvent[]): Promise<void> =>
      vi.waitFor(() => expect(heard).toEqual(events), { timeout: 5_000 });
    beforeEach(() => started(false));
    afterEach(async () => {
      rig.screen.dispose();
      await rig.desktop.stop();
    });

    it('says each change once, and what is so now', async () => {
      rig.desktop.lock();
      await hears('locked');
      expect(await rig.screen.now()).toBe('locked');
      rig.desktop.lock();
      rig.desktop.unlock();
      await hears('locked', 'unlocked');
      expect(await rig.screen.now()).toBe('open');
      rig.desktop.lock();
      await hears('locked', 'unlocked', 'locked');
    });

    it('says at once that the screen is locked already', async () => {
      rig.screen.dispose();
      await rig.desktop.stop();
      await started(true);
      await hears('locked');
      rig.desktop.unlock();
      await hears('locked', 'unlocked');
    });

    it('says that the computer goes to sleep and wakes up, where it knows', async () => {
      const { sleep, wake } = rig.desktop;
      if (!sleep || !wake) return;
      sleep();
      await hears('suspended');
      wake();
      await hears('suspended', 'resumed');
    });

    it('says nothing more once it is disposed of', async () => {
      rig.screen.dispose();
      rig.screen.dispose();
      rig.desktop.lock();
      await new Promise((done) => setTimeout(done, 50));
      expect(heard).toEqual([]);
    });
  });
}
