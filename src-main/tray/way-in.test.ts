import { beforeEach, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { trayTimes } from './tray-times.ts';
import { WayIn } from './way-in.ts';

const times = trayTimes(undefined);
let clock: ManualClock;
let happened: string[];
let wayIn: WayIn;
beforeEach(() => {
  clock = new ManualClock();
  happened = [];
  wayIn = new WayIn({
    clock,
    times,
    tell: (presence) => happened.push(`told: ${presence}`),
    openWindow: () => happened.push('opened'),
  });
});

it.each(['none', 'refused'] as const)(
  'opens the window at once where the icon is %s',
  (presence) => {
    wayIn.follow('unknown');
    wayIn.follow(presence);
    expect([happened, clock.pending]).toEqual([['opened'], 0]);
  },
);

it('opens none for 15 s after a hidden start, and says where Hubkey is', async () => {
  wayIn.startHidden();
  wayIn.follow('none');
  await clock.advance(times.untilTold);
  expect(happened).toEqual(['told: none']);
  await clock.advance(times.untilWindow - times.untilTold - 1);
  expect(happened).toEqual(['told: none']);
  await clock.advance(1);
  expect([happened, clock.pending]).toEqual([['told: none', 'opened'], 0]);
});

it('opens the window where it never comes to be known what became of the icon', async () => {
  wayIn.startHidden();
  wayIn.follow('unknown');
  await clock.advance(times.untilWindow - 1);
  expect(happened).toEqual([]);
  await clock.advance(1);
  expect([happened, clock.pending]).toEqual([['opened'], 0]);
});

it('says nothing and opens none where a panel comes late', async () => {
  wayIn.startHidden();
  wayIn.follow('none');
  await clock.advance(1_000);
  wayIn.follow('shown');
  await clock.advance(times.untilWindow);
  expect([happened, clock.pending]).toEqual([[], 0]);
});

it('says it once, whatever keeps the icon away, and waits no longer for it', async () => {
  wayIn.startHidden();
  wayIn.follow('none');
  await clock.advance(times.untilTold);
  wayIn.follow('refused');
  await clock.advance(times.untilWindow);
  expect(happened).toEqual(['told: none', 'opened']);
});

it('gives a panel that went away a moment to come back', async () => {
  wayIn.follow('shown');
  wayIn.follow('none');
  await clock.advance(times.toComeBack - 1);
  wayIn.follow('shown');
  await clock.advance(times.toComeBack);
  expect(happened).toEqual([]);
  wayIn.follow('none');
  await clock.advance(times.toComeBack);
  expect(happened).toEqual(['opened']);
});

it('does nothing once it is disposed', async () => {
  wayIn.startHidden();
  wayIn.follow('none');
  wayIn.dispose();
  await clock.advance(times.untilWindow);
  expect([happened, clock.pending]).toEqual([[], 0]);
});

it('has shorter times in tests alone', () => {
  expect(trayTimes('5').untilWindow).toBe(3_000);
  for (const speed of ['', '0', '0.5', '-2', 'x']) expect(trayTimes(speed)).toEqual(times);
});
