import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';

/** One sleep at most, in ms: a clock that was set meanwhile is noticed by then. */
const longestSleep = 60 * 60_000;

/** This computer's clock. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }

  at(time: number, run: () => void): Disposable {
    let timer: NodeJS.Timeout | undefined;
    const sleep = (): void => {
      const left = time - Date.now();
      timer = setTimeout(
        () => {
          if (Date.now() >= time) run();
          else sleep();
        },
        Math.max(0, Math.min(left, longestSleep)),
      );
    };
    sleep();
    return { dispose: () => clearTimeout(timer) };
  }

  random(): number {
    return Math.random();
  }
}
