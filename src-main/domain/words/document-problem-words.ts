import type { HubProblem } from '../hub-problem.ts';
import { m } from '../messages/index.ts';
import { hubProblemWords } from './hub-problem-words.ts';

/** Why a Hub's API document could not be used. A rejection there says nothing about a key. */
export const documentProblemWords = (problem: HubProblem, hub: string): string =>
  problem.kind === 'rejected' ? m.documents_signed_in_only() : hubProblemWords(problem, hub);
