import { keyProblemWords, type KeyProblem } from '../../../src-main/contract/index.ts';

/** What is wrong with the name of a key, in the Hub's own words where it said so; null: it isn't the name. */
export function nameError(problem: KeyProblem): string | null {
  if (problem.kind === 'name') return keyProblemWords(problem);
  if (problem.kind !== 'hub' || problem.problem.kind !== 'invalid') return null;
  return problem.problem.fields['name']?.join(' ') ?? null;
}
