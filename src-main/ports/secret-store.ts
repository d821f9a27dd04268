import type { KeychainProblem } from '../domain/keychain-problem.ts';
import type { Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';

/**
 * The system's keychain, service `Hubkey`, one item a secret. Each call ends within 3 s.
 * `account` is ours, at most 200 ASCII characters. Rejects never.
 */
export interface SecretStore {
  /** The secret, which is the caller's from now on, or null where there is none. */
  read(account: string): Promise<Result<Secret | null, KeychainProblem>>;
  /** Adds it or takes the old one's place. It is revealed before this returns: its owner may forget it then. */
  write(account: string, secret: Secret): Promise<Result<void, KeychainProblem>>;
  /** Removes it; fine where there is none. */
  remove(account: string): Promise<Result<void, KeychainProblem>>;
}
