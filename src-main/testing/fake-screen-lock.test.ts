import { FakeScreenLock } from './fake-screen-lock.ts';
import { screenLockContract } from './screen-lock-contract.ts';

screenLockContract('the fake', ({ locked }) => {
  const screen = new FakeScreenLock();
  screen.state = locked ? 'locked' : 'open';
  return Promise.resolve({
    screen,
    desktop: {
      lock: () => screen.lock(),
      unlock: () => screen.unlock(),
      sleep: () => screen.say('suspended'),
      wake: () => screen.say('resumed'),
      stop: () => Promise.resolve(),
    },
  });
});
