import { expect, it } from 'vitest';
import { fuzzForwarding } from './forwarding.ts';

it('whatever callers send, a Hub reads the requests they meant and nothing else', async () => {
  const { tried, wrong } = await fuzzForwarding({ requests: 500, seed: 20_261_129 });
  expect(wrong).toEqual([]);
  expect(tried).toBe(500);
});
