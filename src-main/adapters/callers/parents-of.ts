import { decides } from '../../domain/principal.ts';
import type { ProgramFacts } from '../../domain/program-facts.ts';
import { programByName, readProgram, type ProgramSource } from './read-program.ts';

const maxParents = 12;

/**
 * The programs above one, in full up to the one that made the decision to call: reading each takes time.
 * `all`: also those above that one, by name only.
 */
export function parentsOf(
  source: ProgramSource,
  program: ProgramFacts,
  ancestors: Iterable<number>,
  all: boolean,
): ProgramFacts[] {
  const parents: ProgramFacts[] = [];
  let decided = decides(program);
  if (decided && !all) return parents;
  for (const pid of ancestors) {
    const stat = decided ? source.stat(pid) : null;
    const parent = decided ? stat && programByName(pid, stat) : readProgram(source, pid);
    if (!parent) break;
    parents.push(parent);
    decided ||= decides(parent);
    if (parents.length === maxParents || (decided && !all)) break;
  }
  return parents;
}
