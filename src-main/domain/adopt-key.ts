import type { ProfileId } from './ids.ts';
import type { KeyProblem } from './key-problem.ts';
import type { KeychainProblem } from './keychain-problem.ts';

/** Which keychain item, that belongs to no profile, to use as a client key of a profile. Main reads the key itself. */
export interface AdoptKeyForm {
  account: string;
  profile: ProfileId;
  name: string;
}

export interface AdoptedKey {
  /** False: the Hub could not be asked. */
  proved: boolean;
  /** The item stays in the keychain, because a damaged settings file names it. */
  itemStays: boolean;
}

/** Why a client key was not adopted. Nothing was changed then. */
export type AdoptProblem =
  | KeyProblem
  /** The item is gone, or belongs to a profile now. */
  | { kind: 'no-item' }
  /** The item doesn't hold a client key. */
  | { kind: 'no-key-in-item' }
  /** The keychain didn't release the key, or the profile's own keys to compare it with. */
  | { kind: 'item-unreadable'; why: KeychainProblem }
  /** The profile already has this key, under that name. */
  | { kind: 'same-key'; name: string }
  /** The keychain didn't save the key for the profile. */
  | { kind: 'key-not-saved'; why: KeychainProblem };
