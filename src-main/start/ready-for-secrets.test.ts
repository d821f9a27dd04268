import { expect, it } from 'vitest';
import { ManualClock, settled } from '../testing/manual-clock.ts';
import { readyForSecrets } from './ready-for-secrets.ts';

const follow = (forbidCoreDumps: () => Promise<unknown>) => {
  const clock = new ManualClock();
  const seen = { ready: false };
  void readyForSecrets(clock, forbidCoreDumps).then(() => (seen.ready = true));
  return { clock, seen };
};

it('waits until memory is kept out of core files, and tray and window had the thread', async () => {
  let forbidden = (): void => undefined;
  const { clock, seen } = follow(() => new Promise<void>((resolve) => (forbidden = resolve)));
  await clock.advance(500);
  expect(seen.ready).toBe(false);
  forbidden();
  await settled();
  expect(seen.ready).toBe(true);
  expect(clock.pending).toBe(0);
});

it('leaves tray and window their moment where that was quick', async () => {
  const { clock, seen } = follow(() => Promise.resolve(true));
  await clock.advance(100);
  expect(seen.ready).toBe(false);
  await clock.advance(50);
  expect(seen.ready).toBe(true);
});

it('doesn’t wait for ever for a program that hangs', async () => {
  const { clock, seen } = follow(() => new Promise(() => undefined));
  await clock.advance(2_500);
  expect(seen.ready).toBe(true);
});
