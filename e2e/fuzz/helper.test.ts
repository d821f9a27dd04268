import { afterAll, beforeAll, expect, it } from 'vitest';
import { newSeed } from './chance.ts';
import { fuzzHelper } from './fuzz-helper.ts';
import { startHelperRig } from './helper-rig.ts';

let rig: Awaited<ReturnType<typeof startHelperRig>>;
beforeAll(async () => {
  rig = await startHelperRig();
});
afterAll(async () => {
  await rig.stop();
});

it(
  'gives nothing to two thousand requests of every kind, and serves honest callers on',
  { timeout: 90_000 },
  async () => {
    const seed = newSeed();
    const figures = await fuzzHelper(rig, { requests: 2_000, seed, seconds: 60 });
    expect(figures.wrong, `seed ${seed}`).toEqual([]);
    expect(figures.tried).toBeGreaterThan(1_900);
    expect(figures.kinds.filter(({ tried }) => tried === 0)).toEqual([]);
  },
);
