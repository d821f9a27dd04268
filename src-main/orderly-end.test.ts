import { beforeEach, describe, expect, it } from 'vitest';
import { OrderlyEnd, type AppEnd } from './orderly-end.ts';
import { ManualClock, settled } from './testing/manual-clock.ts';

let clock: ManualClock;
let ends: string[];
beforeEach(() => {
  clock = new ManualClock();
  ends = [];
});

const never = new Promise<void>(() => undefined);
const endAfter = (
  work: readonly Promise<unknown>[],
  answer: ReturnType<AppEnd['quit']> = 'quits',
) =>
  new OrderlyEnd(clock, {
    work: () => work,
    quit: () => {
      ends.push('quit');
      return answer;
    },
    exit: () => void ends.push('exit'),
  });

describe('the end of Hubkey', () => {
  it('comes in order once the work is done, also where some of it failed', async () => {
    const end = endAfter([Promise.resolve(), Promise.reject(new Error('no room'))]);
    expect(end.holds()).toBe(true);
    await settled();
    expect([ends, end.holds()]).toEqual([['quit'], false]);
  });

  it('comes after 3 s where work hangs, and not before', async () => {
    endAfter([Promise.resolve(), never]).holds();
    await clock.advance(2_999);
    expect(ends).toEqual([]);
    await clock.advance(1);
    expect(ends).toEqual(['exit']);
  });

  it('comes after 3 s where a window does not close', async () => {
    endAfter([]).holds();
    await settled();
    await clock.advance(3_000);
    expect(ends).toEqual(['quit', 'exit']);
  });

  it('is not hurried by another signal, click or closed window while it is under way', async () => {
    let done = (): void => undefined;
    const clearing = new Promise<void>((resolve) => {
      done = resolve;
    });
    const end = endAfter([clearing]);
    expect([end.holds(), end.holds(), end.holds()]).toEqual([true, true, true]);
    await settled();
    expect(ends).toEqual([]);
    done();
    await settled();
    expect([ends, end.holds()]).toEqual([['quit'], false]);
  });

  it('waits for the system’s own updater as long as that takes', async () => {
    endAfter([], 'waits').holds();
    await settled();
    await clock.advance(60_000);
    expect([ends, clock.pending]).toEqual([['quit'], 0]);
  });
});
