import { decides } from '../../domain/principal.ts';
import type { ProgramFacts } from '../../domain/program-facts.ts';
import { programByName, readProgram, type ProgramSource } from './read-program.ts';

const maxParents = 12;

/** The programs above one, in full up to the one that made the decision to call: reading each takes time. */
export function parentsOf(
  source: ProgramSource,
  program: ProgramFacts,
  ancestors: readonly number[],
): ProgramFacts[] {
  const parents: ProgramFacts[] = [];
  let decided = decides(program);
  for (const pid of ancestors.slice(0, maxParents)) {
    const stat = decided ? source.stat(pid) : null;
    const parent = decided ? stat && programByName(pid, stat) : readProgram(source, pid);
    if (!parent) break;
    parents.push(parent);
    decided ||= decides(parent);
  }
  return parents;
}
