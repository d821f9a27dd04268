import { beforeEach, describe, expect, it } from 'vitest';
import { endInTime, type AppEnd } from './end-in-time.ts';
import { ManualClock, settled } from './testing/manual-clock.ts';

let clock: ManualClock;
let ends: string[];
let end: AppEnd;
beforeEach(() => {
  clock = new ManualClock();
  ends = [];
  end = { quit: () => ends.push('quit'), exit: () => ends.push('exit') };
});

const never = new Promise<void>(() => undefined);

describe('the end of Hubkey', () => {
  it('comes in order once the work is done, also where some of it failed', async () => {
    endInTime(clock, [Promise.resolve(), Promise.reject(new Error('no room'))], end);
    await settled();
    expect(ends).toEqual(['quit']);
  });

  it('comes after 3 s where work hangs, and not before', async () => {
    endInTime(clock, [Promise.resolve(), never], end);
    await clock.advance(2_999);
    expect(ends).toEqual([]);
    await clock.advance(1);
    expect(ends).toEqual(['exit']);
  });

  it('comes after 3 s where a window does not close', async () => {
    endInTime(clock, [], end);
    await settled();
    await clock.advance(3_000);
    expect(ends).toEqual(['quit', 'exit']);
  });
});
