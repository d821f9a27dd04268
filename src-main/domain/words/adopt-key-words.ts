import type { AdoptedKey, AdoptProblem } from '../adopt-key.ts';
import { isItemFault, type KeychainProblem } from '../keychain-problem.ts';
import { m } from '../messages/index.ts';
import { keyProblemWords } from './key-words.ts';
import { keychainFaultWords, secretWords } from './keychain-words.ts';
import { shownName } from './shown-name.ts';

const joined = (first: string, second: string): string => m.keychain_sentences({ first, second });

/** Why a client key wasn't adopted, and what to do. */
export function adoptProblemWords(problem: AdoptProblem): string {
  switch (problem.kind) {
    case 'no-item':
      return m.keychain_adopt_no_item();
    case 'no-key-in-item':
      return m.keychain_adopt_no_key();
    case 'same-key':
      return m.keychain_adopt_same_key({ name: shownName(problem.name) });
    case 'key-refused':
      return m.keychain_adopt_rejected();
    case 'item-unreadable':
    case 'key-not-saved':
      return keychainStopWords(problem.why);
    case 'name':
      return keyProblemWords(problem);
    default:
      return joined(keyProblemWords(problem), m.keychain_unchanged());
  }
}

/** What was done. `name` is the key's, `profile` the name of its profile. */
export function adoptedWords(
  name: string,
  profile: string,
  { proved, itemStays }: AdoptedKey,
): string {
  const names = { name: shownName(name), profile: shownName(profile) };
  const checked = proved ? m.keychain_adopted(names) : m.keychain_adopted_unchecked(names);
  return itemStays ? joined(checked, m.keychain_adopt_item_stays()) : checked;
}

/** Nothing continues by itself here, so a person has to try again. */
function keychainStopWords(problem: KeychainProblem): string {
  if (isItemFault(problem)) {
    return joined(secretWords(problem, m.keychain_this_key()), m.keychain_unchanged());
  }
  const { happened, todo } = keychainFaultWords(problem);
  return joined(joined(happened, m.keychain_unchanged()), tryAgain[problem]?.() ?? todo);
}

const tryAgain: Partial<Record<KeychainProblem, () => string>> = {
  locked: m.keychain_retry_locked,
  waiting: m.keychain_retry_locked,
  restarted: m.keychain_retry_moment,
  gone: m.keychain_retry_gone,
  failed: m.keychain_retry_failed,
};
