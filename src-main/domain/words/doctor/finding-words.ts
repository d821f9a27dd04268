import type { CheckResult } from '../../doctor.ts';

/** What a finding means: its result, in words, and what to do (null: nothing). */
export interface FindingWords {
  result: CheckResult;
  words: string;
  todo: string | null;
}

export const fine = (words: string): FindingWords => ({ result: 'ok', words, todo: null });

export const attention = (words: string, todo: string): FindingWords => ({
  result: 'attention',
  words,
  todo,
});

export const failed = (words: string, todo: string): FindingWords => ({
  result: 'failed',
  words,
  todo,
});

export const notTried = (words: string, todo: string | null = null): FindingWords => ({
  result: 'not-tried',
  words,
  todo,
});
