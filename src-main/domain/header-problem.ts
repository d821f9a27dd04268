import type { ConsentProblem } from './consent-problem.ts';
import type { KeychainProblem } from './keychain-problem.ts';

/** Why a program did not get a credential, or its request went without one. */
export type HeaderProblem =
  | ConsentProblem
  /** The profile or key was removed in the meantime. */
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
