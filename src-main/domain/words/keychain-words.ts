import {
  isItemFault,
  type ItemFault,
  type KeychainFault,
  type KeychainProblem,
  type KeychainState,
} from '../keychain-problem.ts';

const inMemory = 'Until then, credentials are kept in memory and are lost when Hubkey quits.';

/** What happened, what to do, and what follows for this run. */
const faults: Record<KeychainFault, string> = {
  locked: `The keychain is locked. Unlock it, and Hubkey continues by itself. ${inMemory}`,
  waiting:
    'Waiting for the keychain. It may be asking for its password in another window. Take the time you need: Hubkey continues by itself.',
  absent: `No keychain is running. Install and start one, such as GNOME Keyring, KWallet or KeePassXC with its Secret Service integration turned on. ${inMemory}`,
  headless: `The keychain can’t be reached from this session. Start Hubkey from your desktop, not over SSH or as a service. ${inMemory}`,
  denied: `The system didn’t let Hubkey use the keychain. Allow Hubkey in the keychain’s own settings, then try again. ${inMemory}`,
  full: `The keychain has no room left. Free some disk space or delete entries you no longer need, then try again. ${inMemory}`,
  restarted: `The keychain was restarted and isn’t ready yet. Hubkey tries again by itself. ${inMemory}`,
  gone: `The keychain stopped answering. Hubkey tries again by itself. If this lasts, sign out of your desktop and in again. ${inMemory}`,
  failed:
    'Hubkey can’t use the system keychain. Credentials are kept in memory and are lost when Hubkey quits.',
};

const items: Record<ItemFault, (what: string) => string> = {
  missing: (what) =>
    `${what} is no longer in the keychain: another program deleted it. Add it again, or forget it.`,
  empty: (what) =>
    `${what} is empty in the keychain: another program cleared it. Add it again, or forget it.`,
  several: (what) =>
    `The keychain has more than one entry for ${what}. Delete the one that another program added, or add the secret again.`,
  'too-large': (what) =>
    `${what} is too large for the keychain. Windows stores at most 2,560 bytes in one entry.`,
};

/** What is wrong with the keychain and what to do; null where nothing is. */
export function keychainWords(state: KeychainState): string | null {
  return state === 'working' || state === 'unknown' ? null : faults[state];
}

/** Why a secret could not be read or stored, and what to do. `what` names it: “ci”, or “Your session”. */
export function secretWords(problem: KeychainProblem, what: string): string {
  return isItemFault(problem) ? items[problem](what) : faults[problem];
}

/** That items in the keychain belong to no profile. */
export function unclaimedWords(count: number): string {
  return count === 1
    ? '1 item in the keychain belongs to no profile.'
    : `${count} items in the keychain belong to no profile.`;
}
