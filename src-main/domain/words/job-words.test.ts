import { expect, it } from 'vitest';
import { jobNameWords } from './job-words.ts';

it.each([
  [{ id: 7, name: 'Migrate reel 3' }, 'Migrate reel 3'],
  [{ id: 7, name: '' }, 'Job 7'],
  [{ id: null, name: '' }, ''],
])('names the job %j', (job, words) => {
  expect(jobNameWords(job)).toBe(words);
});
