import type { HubProblem } from '../hub-problem.ts';
import { hubProblemWords } from './hub-problem-words.ts';

/** Why a Hub's API document could not be used. A rejection there says nothing about a key. */
export const documentProblemWords = (problem: HubProblem, hub: string): string =>
  problem.kind === 'rejected'
    ? 'The Hub shows it only to those who are signed in. Sign in, and open this again.'
    : hubProblemWords(problem, hub);
