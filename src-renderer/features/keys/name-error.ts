import { keyProblemWords, type KeyProblem } from '../../../src-main/contract/index.ts';

/** What is wrong with a key's name, in the Hub's words if it gave any; null: the problem isn't the name. */
export function nameError(problem: KeyProblem): string | null {
  if (problem.kind === 'name') return keyProblemWords(problem);
  if (problem.kind !== 'hub' || problem.problem.kind !== 'invalid') return null;
  return problem.problem.fields['name']?.join(' ') ?? null;
}
