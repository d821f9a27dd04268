import {
  isItemFault,
  type ItemFault,
  type KeychainFault,
  type KeychainProblem,
  type KeychainState,
} from '../keychain-problem.ts';
import { m } from '../messages/index.ts';

interface FaultWords {
  happened: () => string;
  /** null: nothing is known to help. */
  todo: (() => string) | null;
  /** What it means for this run; null: nothing yet. */
  follows: (() => string) | null;
}

const untilThen = m.keychain_in_memory_until;

const faults: Record<KeychainFault, FaultWords> = {
  locked: { happened: m.keychain_locked, todo: m.keychain_locked_todo, follows: untilThen },
  waiting: { happened: m.keychain_waiting, todo: m.keychain_waiting_todo, follows: null },
  absent: { happened: m.keychain_absent, todo: m.keychain_absent_todo, follows: untilThen },
  headless: { happened: m.keychain_headless, todo: m.keychain_headless_todo, follows: untilThen },
  denied: { happened: m.keychain_denied, todo: m.keychain_denied_todo, follows: untilThen },
  full: { happened: m.keychain_full, todo: m.keychain_full_todo, follows: untilThen },
  restarted: {
    happened: m.keychain_restarted,
    todo: m.keychain_restarted_todo,
    follows: untilThen,
  },
  gone: { happened: m.keychain_gone, todo: m.keychain_gone_todo, follows: untilThen },
  failed: { happened: m.keychain_failed, todo: null, follows: m.keychain_in_memory },
};

/** Two sentences as one text: not every language has a space between them. */
const joined = (first: string, second: string): string => m.keychain_sentences({ first, second });

function faultWords(fault: KeychainFault): string {
  const { happened, todo, follows } = faults[fault];
  return [todo, follows].reduce(
    (words, sentence) => (sentence ? joined(words, sentence()) : words),
    happened(),
  );
}

const items: Record<ItemFault, (inputs: { what: string }) => string> = {
  missing: m.keychain_item_missing,
  empty: m.keychain_item_empty,
  several: m.keychain_item_several,
  'too-large': m.keychain_item_too_large,
};

const sessions: Record<ItemFault, () => string> = {
  missing: m.keychain_session_missing,
  empty: m.keychain_session_empty,
  several: m.keychain_session_several,
  'too-large': m.keychain_session_too_large,
};

/** What is wrong with the keychain and what to do; null if it works. */
export function keychainWords(state: KeychainState): string | null {
  return state === 'working' || state === 'unknown' ? null : faultWords(state);
}

/** What is wrong with the keychain, and separately what to do, for a table. */
export function keychainFaultWords(fault: KeychainFault): { happened: string; todo: string } {
  const { happened, todo } = faults[fault];
  return { happened: happened(), todo: (todo ?? m.keychain_failed_todo)() };
}

/** Why the session could not be read or saved, and what to do. */
export const sessionSecretWords = (problem: KeychainProblem): string =>
  isItemFault(problem) ? sessions[problem]() : faultWords(problem);

/** Why a client key's secret could not be read or saved, and what to do. `what` begins the sentence: “ci”, or “This key”. */
export function secretWords(problem: KeychainProblem, what: string): string {
  return isItemFault(problem) ? items[problem]({ what }) : faultWords(problem);
}
