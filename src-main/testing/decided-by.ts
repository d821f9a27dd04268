import { principalOfCaller, type CallerFacts } from '../domain/caller-facts.ts';

/** What a caller is allowed by, in a word: its program or script with the path, `nobody`, or why it is unknown. */
export function decidedBy(facts: CallerFacts): string {
  if (facts.known === 'nothing') return facts.why;
  const principal = principalOfCaller(facts);
  return principal.kind === 'nobody' ? 'nobody' : `${principal.kind} ${principal.file.path}`;
}

/** The pids of the programs above a caller, the nearest first. */
export const pidsAbove = (facts: CallerFacts): number[] =>
  facts.known === 'program' ? facts.parents.map(({ pid }) => pid) : [];
