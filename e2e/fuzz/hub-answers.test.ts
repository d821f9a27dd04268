import { expect, it } from 'vitest';
import { fuzzHubAnswers } from './hub-answers.ts';

it('believes nothing wrong of a Hub, and rejects never, whatever comes', async () => {
  const seed = 20_261_129;
  const { tried, wrong } = await fuzzHubAnswers({ answers: 300, seed });
  expect({ seed, wrong }).toEqual({ seed, wrong: [] });
  expect(tried).toBe(300);
}, 60_000);
