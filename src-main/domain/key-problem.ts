import type { HubProblem } from './hub-problem.ts';
import type { ClientKeyId } from './ids.ts';
import type { KeyNameFault } from './key-name.ts';
import type { KeychainProblem } from './keychain-problem.ts';

/** Why an action on a client key failed, or was only partly done. */
export type KeyProblem =
  | { kind: 'no-profile' }
  | { kind: 'no-key' }
  /** The session needs the password; sign-in is open, and the action continues after it. */
  | { kind: 'sign-in-needed' }
  /** The Hub needs a session to manage keys, and this profile has only client keys. */
  | { kind: 'needs-session' }
  /** The Hub says that the account is disabled or gone. */
  | { kind: 'account-disabled' }
  | { kind: 'name'; why: KeyNameFault | 'taken' }
  /** The pasted text is empty, or has blanks or characters that no key has. */
  | { kind: 'key-shape' }
  /** The Hub rejected the pasted key. */
  | { kind: 'key-refused' }
  /** The keychain didn't release the key. */
  | { kind: 'key-unreadable'; why: KeychainProblem }
  /** The session is in a keychain that can't be read now. */
  | { kind: 'waiting-for-keychain' }
  /** It isn't known which key of the Hub's list this is, so a person has to choose. */
  | { kind: 'which-key' }
  /** The profile's key of that id isn't the one that was chosen, so nothing was asked of the Hub. */
  | { kind: 'other-key' }
  /** The Hub created the key, but the keychain didn't save it: it is only in the memory of this run. */
  | { kind: 'not-saved'; key: ClientKeyId; hubId: number; problem: KeychainProblem }
  /** The keychain didn't save the new key of a rotation, so it was revoked and the old one stays. */
  | { kind: 'rotation-not-saved'; problem: KeychainProblem }
  /** No answer came. The Hub created keys of that name whose secret is lost. */
  | { kind: 'orphaned'; name: string; hubIds: readonly number[] }
  /** No answer came, and the list can't be loaded now, so it isn't known yet whether a key was created. */
  | { kind: 'not-known-yet'; name: string }
  /** The first step couldn't be saved, so nothing was started. */
  | { kind: 'not-written' }
  /** The Hub created the new key of a rotation, but the next step couldn't be saved: it continues by itself. */
  | { kind: 'step-not-saved'; name: string }
  /** Another change of this key is in progress. */
  | { kind: 'busy' }
  /** The new key didn't work, so the old one stays in use. */
  | { kind: 'undone' }
  | { kind: 'hub'; hub: string; problem: HubProblem };
