import { describe, expect, it } from 'vitest';
import { jobEnding } from '../job.ts';
import { jobNameWords, shownJobState } from './job-words.ts';

describe('the state of a job', () => {
  it.each([
    ['PENDING', null, 'waiting', 'none', null],
    ['STARTED', null, 'running', 'none', null],
    // The Hub contradicts itself, and its word counts.
    ['PENDING', 1, 'waiting', 'none', null],
    ['STARTED', 1, 'running', 'none', null],
    ['started', 1, 'running', 'none', null],
    ['SUCCESS', null, 'success', 'ok', 'well'],
    ['SKIPPED', 1, 'skipped', 'ok', 'well'],
    ['FAILURE', 1, 'failed', 'bad', 'badly'],
    ['Error', 1, 'error', 'bad', 'badly'],
    ['CANCELLED', 1, 'cancelled', 'warn', 'badly'],
    ['Pausing', null, 'pausing', 'none', null],
    ['Has Failures', 1, 'has failures', 'bad', 'badly'],
    ['constructor', null, 'constructor', 'none', null],
  ])('%s, completed %s, is “%s” in the tone %s', (state, completed, word, tone, ending) => {
    const job = { state, completed };
    expect(shownJobState(job)).toEqual({ word, tone });
    expect(jobEnding(job)).toBe(ending);
  });
});

it.each([
  [{ id: 7, name: 'Migrate reel 3' }, 'Migrate reel 3'],
  [{ id: 7, name: '' }, 'Job 7'],
  [{ id: null, name: '' }, ''],
])('names the job %j', (job, words) => {
  expect(jobNameWords(job)).toBe(words);
});
