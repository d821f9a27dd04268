import { FakeScreenLock } from './fake-screen-lock.ts';
import { screenLockContract, sleepContract } from './screen-lock-contract.ts';

const make = ({ locked }: { locked: boolean }) => {
  const screen = new FakeScreenLock();
  screen.state = locked ? 'locked' : 'open';
  return Promise.resolve({
    screen,
    desktop: {
      lock: () => screen.lock(),
      unlock: () => screen.unlock(),
      sleep: () => screen.say('suspended'),
      wake: () => screen.say('resumed'),
      delivered: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    },
  });
};
screenLockContract('the fake', make);
sleepContract('the fake', make);
