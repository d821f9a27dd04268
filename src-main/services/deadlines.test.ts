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

describe('deadlines that throw', () => {
  const throwing = (message: string) => () => {
    throw new Error(message);
  };

  it('keep none of the others from running, and the next one is planned', async () => {
    deadlines.set('first', clock.now() + 1, throwing('ours'));
    deadlines.set('second', clock.now() + 1, run('second'));
    deadlines.set('later', clock.now() + 5, run('later'));
    await expect(clock.advance(1)).rejects.toThrow('ours');
    expect(ran).toEqual(['second']);
    await clock.advance(4);
    expect(ran).toEqual(['second', 'later']);
  });

  it('are reported once, all of them together', () => {
    deadlines.set('first', clock.now() + 1, throwing('one'));
    deadlines.set('second', clock.now() + 1, throwing('another'));
    clock.sleep(1);
    let thrown: unknown;
    try {
      deadlines.wake();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ errors: [{ message: 'one' }, { message: 'another' }] });
    expect(() => deadlines.wake()).not.toThrow();
  });
});

it('set nothing after the end', () => {
  deadlines.set('first', clock.now() + 1, run('first'));
  deadlines.dispose();
  deadlines.set('second', clock.now() + 1, run('second'));
  expect(clock.pending).toBe(0);
});
