import type { LockProblem } from '../lock-problem.ts';
import { shownName } from './shown-name.ts';

/** Written to standard error if Hubkey doesn't start because of these switches. */
export function refusedSwitchWords(names: readonly string[]): string {
  const given = names.map((name) => `--${name}`).join(', ');
  return `Hubkey doesn’t start with ${given}: it could open your credentials to other programs. Start Hubkey without ${names.length > 1 ? 'them' : 'it'}.`;
}

/** Written to standard error if Hubkey doesn't start because these variables are set. */
export function refusedVariableWords(names: readonly string[]): string {
  const it = names.length > 1 ? 'them' : 'it';
  return `Hubkey doesn’t start with ${names.join(' and ')} set: everything it sends would be printed, your credentials too. Unset ${it}, then start Hubkey again.`;
}

/** Why Hubkey did not start on its user-data folder, and what to do. */
export function lockProblemWords(
  folder: string,
  problem: LockProblem,
): { title: string; detail: string } {
  const { title, reason, remedy } = locks[problem];
  return {
    title: `Hubkey didn’t start: ${title}`,
    detail: `Hubkey keeps its files in ${shownName(folder)}. ${reason} ${remedy} with --user-data-dir=FOLDER; then start Hubkey again.`,
  };
}

const unwritable = 'it can’t write to its folder';
const locks: Record<LockProblem, { title: string; reason: string; remedy: string }> = {
  'read-only': {
    title: unwritable,
    reason: 'The disk or drive is read-only.',
    remedy: 'Make it writable, or choose another folder',
  },
  'not-allowed': {
    title: unwritable,
    reason: 'You aren’t allowed to write there.',
    remedy: 'Make it yours and writable, or choose another folder',
  },
  full: {
    title: unwritable,
    reason: 'The disk is full.',
    remedy: 'Free some space, or choose another folder',
  },
  unknown: {
    title: 'it can’t lock its folder',
    reason: 'The drive may not support links or locks.',
    remedy: 'Choose a folder on another drive',
  },
};
