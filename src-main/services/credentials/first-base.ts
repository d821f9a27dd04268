import { mayBeElsewhere } from '../../domain/hub-address.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';

/** What came of asking at one base; `problem` null: a Hub agreed. */
interface Asked {
  problem: HubProblem | null;
}

/**
 * Asks at one base after the other until something there is a Hub, or can't be reached: which of them the
 * Hub's is, only its answer tells. Where none is, what the first one said counts. Bases that are known to be
 * a Hub's are asked first.
 */
export async function firstBase<Answer extends Asked>(
  bases: readonly string[],
  isKnown: (base: string) => boolean,
  ask: (base: string) => Promise<Answer>,
): Promise<Answer> {
  const [first = '', ...others] = [
    ...bases.filter(isKnown),
    ...bases.filter((base) => !isKnown(base)),
  ];
  const answer = await ask(first);
  if (!isElsewhere(answer)) return answer;
  for (const base of others) {
    const next = await ask(base);
    if (!isElsewhere(next)) return next;
  }
  return answer;
}

const isElsewhere = ({ problem }: Asked): boolean => problem !== null && mayBeElsewhere(problem);
