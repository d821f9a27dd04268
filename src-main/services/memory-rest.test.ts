import { beforeEach, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { MemoryRest } from './memory-rest.ts';

let clock: ManualClock;
let given: number;
let open: boolean;
let rest: MemoryRest;
beforeEach(() => {
  clock = new ManualClock();
  given = 0;
  open = false;
  rest = new MemoryRest(
    clock,
    {
      giveBack: () => {
        given += 1;
      },
    },
    () => open,
  );
});

it('gives memory back 15 s after Hubkey has come to rest, and once', async () => {
  rest.soon();
  await clock.advance(14_999);
  expect(given).toBe(0);
  await clock.advance(1);
  expect([given, clock.pending]).toEqual([1, 0]);
});

it('waits for rest that comes later', async () => {
  rest.soon();
  await clock.advance(10_000);
  rest.soon();
  await clock.advance(14_999);
  expect(given).toBe(0);
  await clock.advance(1);
  expect(given).toBe(1);
});

it('disturbs nobody who has the window open, and comes back when it closes', async () => {
  open = true;
  rest.soon();
  rest.worked();
  await clock.advance(60_000);
  expect([given, clock.pending]).toEqual([0, 0]);
  open = false;
  rest.soon();
  await clock.advance(15_000);
  expect(given).toBe(1);
});

it('does it every half an hour at most while Hubkey works in the tray', async () => {
  rest.soon();
  await clock.advance(15_000);
  for (let minute = 0; minute < 61; minute += 1) {
    rest.worked();
    await clock.advance(60_000);
  }
  expect(given).toBe(3);
});

it('plans nothing while nothing happens', async () => {
  rest.worked();
  await clock.advance(24 * 60 * 60_000);
  expect([given, clock.pending]).toEqual([1, 0]);
});

it('leaves nothing behind, and plans nothing for a window that closes at the end', () => {
  rest.soon();
  rest.dispose();
  rest.soon();
  rest.worked();
  expect(clock.pending).toBe(0);
});
