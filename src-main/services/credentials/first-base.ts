import { mayBeElsewhere } from '../../domain/hub-address.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';

/** The result of trying one base; `problem` null: a Hub accepted. */
interface Asked {
  problem: HubProblem | null;
}

/**
 * Tries one base after the other until one is a Hub, or can't be reached: only an answer shows where the
 * Hub is. If none is a Hub, the first problem counts. Bases that are known to be
 * a Hub are tried first.
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
