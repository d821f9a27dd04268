import {
  isItemFault,
  type ItemFault,
  type KeychainFault,
  type KeychainProblem,
  type KeychainState,
} from '../keychain-problem.ts';

const inMemory = 'Until then, credentials are kept in memory and are lost when Hubkey quits.';

interface FaultWords {
  happened: string;
  /** null: nothing is known to help. */
  todo: string | null;
  /** What it means for this run. */
  follows: string | null;
}

const faults: Record<KeychainFault, FaultWords> = {
  locked: {
    happened: 'The keychain is locked.',
    todo: 'Unlock it, and Hubkey continues by itself.',
    follows: inMemory,
  },
  waiting: {
    happened: 'Waiting for the keychain. It may be asking for its password in another window.',
    todo: 'Take the time you need: Hubkey continues by itself.',
    follows: null,
  },
  absent: {
    happened: 'No keychain is running.',
    todo: 'Install and start one, such as GNOME Keyring, KWallet or KeePassXC with its Secret Service integration turned on.',
    follows: inMemory,
  },
  headless: {
    happened: 'The keychain can’t be reached from this session.',
    todo: 'Start Hubkey from your desktop, not over SSH or as a service.',
    follows: inMemory,
  },
  denied: {
    happened: 'The system didn’t let Hubkey use the keychain.',
    todo: 'Allow Hubkey in the keychain’s own settings, then try again.',
    follows: inMemory,
  },
  full: {
    happened: 'The keychain has no room left.',
    todo: 'Free some disk space or delete entries you no longer need, then try again.',
    follows: inMemory,
  },
  restarted: {
    happened: 'The keychain was restarted and isn’t ready yet.',
    todo: 'Hubkey tries again by itself.',
    follows: inMemory,
  },
  gone: {
    happened: 'The keychain stopped answering.',
    todo: 'Hubkey tries again by itself. If this lasts, sign out of your desktop and in again.',
    follows: inMemory,
  },
  failed: {
    happened: 'Hubkey can’t use the system keychain.',
    todo: null,
    follows: 'Credentials are kept in memory and are lost when Hubkey quits.',
  },
};

function faultWords(fault: KeychainFault): string {
  const { happened, todo, follows } = faults[fault];
  return [happened, todo, follows].filter((sentence) => sentence !== null).join(' ');
}

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

/** What is wrong with the keychain and what to do; null if it works. */
export function keychainWords(state: KeychainState): string | null {
  return state === 'working' || state === 'unknown' ? null : faultWords(state);
}

/** What is wrong with the keychain, and separately what to do, for a table. */
export function keychainFaultWords(fault: KeychainFault): { happened: string; todo: string } {
  const { happened, todo } = faults[fault];
  return { happened, todo: todo ?? 'Restart your keychain, then check again.' };
}

/** Why a secret could not be read or saved, and what to do. `what` names it: “ci”, or “Your session”. */
export function secretWords(problem: KeychainProblem, what: string): string {
  return isItemFault(problem) ? items[problem](what) : faultWords(problem);
}
