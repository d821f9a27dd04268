import type { AdoptedKey, AdoptProblem } from '../adopt-key.ts';
import { isItemFault, type KeychainProblem } from '../keychain-problem.ts';
import { keyProblemWords } from './key-words.ts';
import { keychainFaultWords, secretWords } from './keychain-words.ts';
import { shownName } from './shown-name.ts';

const unchanged = 'Nothing was changed.';

/** Why a client key wasn't adopted, and what to do. */
export function adoptProblemWords(problem: AdoptProblem): string {
  switch (problem.kind) {
    case 'no-item':
      return 'This key is no longer there: it was removed, or a profile uses it by now.';
    case 'no-key-in-item':
      return 'This item no longer holds a client key: another program emptied or changed it. Create a new key instead.';
    case 'same-key':
      return `This profile already has this key, as “${shownName(problem.name)}”. ${unchanged}`;
    case 'key-refused':
      return `The Hub rejected this key: it was revoked, or it belongs to another Hub. ${unchanged} Choose a profile of the Hub that it is from.`;
    case 'item-unreadable':
    case 'key-not-saved':
      return keychainStopWords(problem.why);
    case 'name':
      return keyProblemWords(problem);
    default:
      return `${keyProblemWords(problem)} ${unchanged}`;
  }
}

/** What was done. `name` is the key's, `profile` the name of its profile. */
export function adoptedWords(
  name: string,
  profile: string,
  { proved, itemStays }: AdoptedKey,
): string {
  const saved = `“${shownName(name)}” is saved for ${shownName(profile)}`;
  const checked = proved
    ? `${saved} and works.`
    : `${saved}. The Hub couldn’t check it now, so it hasn’t been checked yet.`;
  return itemStays
    ? `${checked} Its old item stays in the keychain, because a damaged settings file still names it.`
    : checked;
}

/** Nothing continues by itself here, so a person has to try again. */
function keychainStopWords(problem: KeychainProblem): string {
  if (isItemFault(problem)) return `${secretWords(problem, 'This key')} ${unchanged}`;
  const { happened, todo } = keychainFaultWords(problem);
  return `${happened} ${unchanged} ${tryAgain[problem] ?? todo}`;
}

const tryAgain: Partial<Record<KeychainProblem, string>> = {
  locked: 'Unlock it, then try again.',
  waiting: 'Unlock it, then try again.',
  restarted: 'Try again in a moment.',
  gone: 'Try again in a moment. If this lasts, sign out of your desktop and in again.',
  failed: 'Try again in a moment. If this lasts, restart your keychain.',
};
