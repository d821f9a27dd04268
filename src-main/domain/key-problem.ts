import type { HubProblem } from './hub-problem.ts';
import type { KeychainProblem } from './keychain-problem.ts';
import type { ClientKeyId } from './ids.ts';

/** Why something with a client key did not happen, or not wholly. */
export type KeyProblem =
  | { kind: 'no-profile' }
  | { kind: 'no-key' }
  /** The session needs the password; sign-in is open and the act goes on after it. */
  | { kind: 'sign-in-needed' }
  /** The Hub manages keys for a session alone, and this profile has client keys alone. */
  | { kind: 'needs-session' }
  /** The Hub says that the account is disabled or gone. */
  | { kind: 'account-disabled' }
  | { kind: 'name'; why: 'empty' | 'too-long' | 'taken' }
  /** The pasted text is empty, or holds blanks or characters that no key has. */
  | { kind: 'key-shape' }
  /** The Hub refused the key that was pasted. */
  | { kind: 'key-refused' }
  /** The keychain did not give the key out. */
  | { kind: 'key-unreadable'; why: KeychainProblem }
  /** The session is in a keychain that can't be read now. */
  | { kind: 'waiting-for-keychain' }
  /** Which key of the Hub's list it is, is not known: a person has to choose. */
  | { kind: 'which-key' }
  /** The Hub made the key, the keychain did not take it: it is in memory for this run. */
  | { kind: 'not-saved'; key: ClientKeyId; hubId: number; problem: KeychainProblem }
  /** The keychain did not take the new key of a rotation, so it was taken back and the old one stays. */
  | { kind: 'rotation-not-saved'; problem: KeychainProblem }
  /** No answer came. The Hub made keys of that name whose secret is lost. */
  | { kind: 'orphaned'; name: string; hubIds: readonly number[] }
  /** No answer came, and the list can't be read now: whether a key was made is found out later. */
  | { kind: 'not-known-yet'; name: string }
  /** Nothing could be written down, so nothing was begun. */
  | { kind: 'not-written' }
  /** The Hub made the new key of a rotation, and the next step could not be written down: it goes on by itself. */
  | { kind: 'step-not-saved'; name: string }
  /** Another act with this key is under way. */
  | { kind: 'busy' }
  /** The new key did not work, so the old one was left in its place. */
  | { kind: 'undone' }
  | { kind: 'hub'; hub: string; problem: HubProblem };
