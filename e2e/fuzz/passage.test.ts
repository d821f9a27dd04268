import { expect, it } from 'vitest';
import { fuzzPassage } from './passage.ts';

it('whatever callers send, a Hub reads the requests they meant and nothing else', async () => {
  const { tried, wrong } = await fuzzPassage({ requests: 500, seed: 20_261_129 });
  expect(wrong).toEqual([]);
  expect(tried).toBe(500);
});
