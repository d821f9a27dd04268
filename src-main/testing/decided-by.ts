import { principalOfCaller, type CallerFacts } from '../domain/caller-facts.ts';

/** Who is asking, in a word: the program or script with its path, `nobody`, or why the caller is unknown. */
export function decidedBy(facts: CallerFacts): string {
  if (facts.known === 'nothing') return facts.why;
  const principal = principalOfCaller(facts);
  return principal.kind === 'nobody' ? 'nobody' : `${principal.kind} ${principal.file.path}`;
}

/** The pids of the programs above a caller, the nearest first. */
export const pidsAbove = (facts: CallerFacts): number[] =>
  facts.known === 'program' ? facts.parents.map(({ pid }) => pid) : [];
