import { expect, it } from 'vitest';
import type { ScreenEvent } from '../../ports/screen-lock.ts';
import { FakeScreenLock } from '../../testing/fake-screen-lock.ts';
import { JoinedScreenLocks } from './joined-screen-locks.ts';

function joined(): { events: ScreenEvent[]; saver: FakeScreenLock; logind: FakeScreenLock } & {
  locks: JoinedScreenLocks;
} {
  const [saver, logind] = [new FakeScreenLock(), new FakeScreenLock()];
  const locks = new JoinedScreenLocks([saver, logind]);
  const events: ScreenEvent[] = [];
  locks.start((event) => events.push(event));
  return { locks, events, saver, logind };
}

it('stays locked while one that locked can’t say that the screen is open', async () => {
  const { events, saver, logind } = joined();
  saver.lock();
  saver.state = 'unknown';
  logind.lock();
  logind.unlock();
  await Promise.resolve();
  expect(events).toEqual(['locked', 'locked']);
});

it('counts a lock no more that came before a person proved the screen open', async () => {
  const { locks, events, saver, logind } = joined();
  saver.lock();
  saver.state = 'unknown';
  locks.opened();
  logind.lock();
  logind.unlock();
  await expect.poll(() => events).toEqual(['locked', 'locked', 'unlocked']);
});
