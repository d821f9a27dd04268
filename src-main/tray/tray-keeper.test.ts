import { beforeEach, expect, it } from 'vitest';
import { ManualClock, settled } from '../testing/manual-clock.ts';
import { TrayKeeper } from './tray-keeper.ts';
import { trayTimes } from './tray-times.ts';

const times = trayTimes(undefined);
let clock: ManualClock;
let desktop: { lists: boolean; icon: 'none' | 'ours'; created: number };
let reports: string[];
let keeper: TrayKeeper;
beforeEach(() => {
  clock = new ManualClock();
  desktop = { lists: true, icon: 'none', created: 0 };
  reports = [];
  keeper = new TrayKeeper({
    clock,
    times,
    show: () => {
      desktop.icon = 'ours';
      desktop.created += 1;
    },
    hide: () => {
      desktop.icon = 'none';
    },
    isListed: () => Promise.resolve(desktop.lists),
    report: (presence) => reports.push(presence),
  });
});

it('shows the icon at once, and says so when the desktop lists it', async () => {
  keeper.hostChanged(true);
  expect([desktop.icon, keeper.isWayIn, reports]).toEqual(['ours', true, []]);
  await clock.advance(times.betweenLooks);
  expect([reports, keeper.isWayIn, clock.pending]).toEqual([['shown'], true, 0]);
});

it('counts as a way in until something is known, so that a window closed at once does not end Hubkey', () => {
  expect(keeper.isWayIn).toBe(true);
  keeper.hostChanged(false);
  expect([keeper.isWayIn, reports]).toEqual([false, ['none']]);
});

it('says after 5 s that the desktop refused it, tries again ever later, and notices at once when it is listed', async () => {
  desktop.lists = false;
  keeper.hostChanged(true);
  await clock.advance(times.toList - times.betweenLooks);
  expect(reports).toEqual([]);
  await clock.advance(2 * times.betweenLooks);
  expect([reports, keeper.isWayIn, desktop.created]).toEqual([['refused'], false, 1]);
  await clock.advance(times.beforeRetry);
  expect([desktop.created, keeper.isWayIn]).toEqual([2, false]);
  await clock.advance(times.toList + times.beforeRetry);
  expect(desktop.created).toBe(2);
  await clock.advance(times.beforeRetry);
  expect([desktop.created, reports]).toEqual([3, ['refused']]);
  await clock.advance(times.toList);
  desktop.lists = true;
  keeper.listChanged();
  await settled();
  expect([reports, keeper.isWayIn, clock.pending]).toEqual([['refused', 'shown'], true, 0]);
});

it('tries every 5 minutes at most', async () => {
  desktop.lists = false;
  keeper.hostChanged(true);
  const hour = 3_600_000;
  await clock.advance(hour);
  const before = desktop.created;
  await clock.advance(hour);
  const inAnHour = hour / (times.longestRetry + times.toList);
  expect(desktop.created - before).toBeGreaterThanOrEqual(Math.floor(inAnHour) - 1);
  expect(desktop.created - before).toBeLessThanOrEqual(Math.ceil(inAnHour));
});

it('hides it when the host goes, and looks again when one is back', async () => {
  keeper.hostChanged(true);
  await clock.advance(times.betweenLooks);
  keeper.hostChanged(false);
  expect([desktop.icon, keeper.isWayIn, reports]).toEqual(['none', false, ['shown', 'none']]);
  desktop.lists = false;
  keeper.hostChanged(true);
  expect(keeper.isWayIn).toBe(true);
  await clock.advance(times.toList + times.betweenLooks);
  expect(reports).toEqual(['shown', 'none', 'refused']);
});

it('creates it again when a panel has lost it', async () => {
  keeper.hostChanged(true);
  await clock.advance(times.toList);
  desktop.lists = false;
  keeper.listChanged();
  await settled();
  desktop.lists = true;
  await clock.advance(times.betweenLooks);
  expect([desktop.created, reports, keeper.isWayIn]).toEqual([2, ['shown'], true]);
});

it('counts a new icon that is dropped at once as refused, so that it isn’t created in a circle', async () => {
  keeper.hostChanged(true);
  await clock.advance(times.betweenLooks);
  desktop.lists = false;
  keeper.listChanged();
  await settled();
  keeper.listChanged();
  await settled();
  expect([desktop.created, reports]).toEqual([1, ['shown', 'refused']]);
  await clock.advance(times.beforeRetry);
  expect(desktop.created).toBe(2);
});

it('heeds no answer that came too late, and nothing once it is disposed', async () => {
  desktop.lists = false;
  keeper.hostChanged(true);
  await clock.advance(times.toList + times.betweenLooks);
  desktop.lists = true;
  keeper.listChanged();
  keeper.hostChanged(false);
  await settled();
  expect(reports).toEqual(['refused', 'none']);
  keeper.dispose();
  keeper.listChanged();
  await settled();
  expect([reports, clock.pending]).toEqual([['refused', 'none'], 0]);
});
