import { readFileSync } from 'node:fs';
import { processTree } from '../fixtures/process-tree.ts';

/** The memory of a process and all its descendants, in MiB. */
export interface TreeMemory {
  /** What would be free without them: their private pages. */
  uss: number;
  /** With their share of pages that they have in common with others. */
  pss: number;
}

/** By the system (proc_pid_smaps_rollup(5)). */
export function treeMemory(pid: number): TreeMemory {
  const rollups = processTree(pid).map(rollup);
  return {
    uss: sumOf(rollups, ['Private_Clean', 'Private_Dirty']),
    pss: sumOf(rollups, ['Pss']),
  };
}

const sumOf = (rollups: readonly string[], fields: readonly string[]): number =>
  rollups
    .flatMap((text) => fields.map((field) => kibibytes(text, field)))
    .reduce((all, next) => all + next, 0) / 1024;

const kibibytes = (text: string, field: string): number =>
  Number(new RegExp(`^${field}:\\s*(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0);

function rollup(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  } catch {
    // It has just ended.
    return '';
  }
}
