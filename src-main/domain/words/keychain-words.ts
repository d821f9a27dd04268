import type { KeychainProblem, KeychainState } from '../keychain-problem.ts';

const words: Record<KeychainProblem, string> = {
  locked: 'The keychain is locked. Unlock it, then try again.',
  absent:
    'No keychain runs here. Install and start one, such as GNOME Keyring or KWallet, then try again.',
  denied:
    'The system did not let Hubkey use the keychain. Allow it in the keychain’s own settings, then try again.',
  slow: 'The keychain did not answer within 3 s. It may be asking you something in another window.',
  full: 'The keychain takes no more. Remove what you no longer need in it, then try again.',
  failed:
    'The keychain reported a fault. Start it again, or sign out of your desktop and in again.',
};

/** What is wrong with the keychain and what to do; null where nothing is. */
export function keychainWords(state: KeychainState): string | null {
  return state === 'working' || state === 'unknown' ? null : words[state];
}

/** What follows for this run. */
export const inMemoryWords = 'Until then Hubkey keeps what it holds in memory, for this run only.';
