import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { Deadlines } from './deadlines.ts';

let clock: ManualClock;
let deadlines: Deadlines;
let ran: string[];
const run = (name: string) => () => void ran.push(name);
beforeEach(() => {
  clock = new ManualClock();
  deadlines = new Deadlines(clock);
  ran = [];
});

describe('deadlines that fall due together', () => {
  it('leave out one that another of them dropped', () => {
    deadlines.set('first', clock.now() + 1, () => deadlines.drop('second'));
    deadlines.set('second', clock.now() + 1, run('second'));
    clock.sleep(1);
    deadlines.wake();
    expect(ran).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('leave one that another of them set anew to its new time', async () => {
    deadlines.set('first', clock.now() + 1, () =>
      deadlines.set('second', clock.now() + 10, run('new')),
    );
    deadlines.set('second', clock.now() + 1, run('old'));
    clock.sleep(1);
    deadlines.wake();
    expect(ran).toEqual([]);
    await clock.advance(10);
    expect(ran).toEqual(['new']);
  });
});

it('set nothing after the end', () => {
  deadlines.set('first', clock.now() + 1, run('first'));
  deadlines.dispose();
  deadlines.set('second', clock.now() + 1, run('second'));
  expect(clock.pending).toBe(0);
});
