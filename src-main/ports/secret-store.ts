import type { KeychainProblem } from '../domain/keychain-problem.ts';
import type { Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import type { Disposable } from './disposable.ts';

/**
 * What a keychain call gave within 3 s. `waiting`: it goes on, as long as a person needs to type the
 * keychain's password, and `late` gives its result; `late` never rejects.
 */
export type KeychainAnswer<Value> =
  | { ok: true; value: Value }
  | { ok: false; problem: 'waiting'; late: Promise<Result<Value, KeychainProblem>> }
  | { ok: false; problem: Exclude<KeychainProblem, 'waiting'> };

/** Whether the keychain would answer now without asking a person; `unknown` where that can't be seen. */
export type KeychainLock = 'open' | 'locked' | 'unknown';

/**
 * The system's keychain, service `Hubkey`, one item a secret. Each call answers within 3 s; calls are
 * carried out one at a time, in their order. `account` is ours, at most 200 ASCII characters. Rejects never.
 */
export interface SecretStore extends Disposable {
  /** The secret, never an empty one, which is the caller's from now on; null where there is none. */
  read(account: string): Promise<KeychainAnswer<Secret | null>>;
  /** Adds it or replaces what is there. It is revealed before this returns: its owner may forget it then. */
  write(account: string, secret: Secret): Promise<KeychainAnswer<void>>;
  /** Removes it; fine where there is none. Succeeds only where nothing of that account is left. */
  remove(account: string): Promise<KeychainAnswer<void>>;
  /** The accounts of all items, sorted, each once. May ask a person to unlock. */
  accounts(): Promise<KeychainAnswer<readonly string[]>>;
  /** Looks without asking a person, without starting anything, within 3 s. */
  lock(): Promise<KeychainLock>;
  /** Calls back when the keychain was unlocked, locked or started, where the system says so. */
  onChange(run: () => void): Disposable;
}
