import type { ConsentProblem } from './consent-problem.ts';
import type { KeychainProblem } from './keychain-problem.ts';

/** Why a credential did not go to a program, or was not put into its request. */
export type HeaderProblem =
  | ConsentProblem
  /** It was removed meanwhile. */
  | { kind: 'no-profile' }
  /** The session needs the password, and nobody signed in within the wait. */
  | { kind: 'sign-in-needed' }
  | { kind: 'hub-unreachable' }
  /** The Hub says that the account is disabled or gone. */
  | { kind: 'account-disabled' }
  | { kind: 'no-key'; name: string }
  /** The session is in a keychain that can't be read now. */
  | { kind: 'waiting-for-keychain' }
  | { kind: 'key-unreadable'; why: KeychainProblem };
