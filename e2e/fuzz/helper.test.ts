import { afterAll, beforeAll, expect, it } from 'vitest';
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
  { timeout: 120_000 },
  async () => {
    const figures = await fuzzHelper(rig, { requests: 2_000, seed: 20_261_129 });
    expect(figures.wrong).toEqual([]);
    expect(figures.tried).toBe(2_000);
    expect(figures.kinds.filter(({ tried }) => tried === 0)).toEqual([]);
  },
);
