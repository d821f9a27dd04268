import type { KeychainProblem } from '../domain/keychain-problem.ts';
import type { Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import type { Disposable } from './disposable.ts';

/**
 * The result of a keychain call after at most 3 s, or 60 s on macOS, whose prompts can't be seen. `waiting`: it is still running, as long as a person needs to type the
 * keychain's password, and `late` gives its result; `late` never rejects.
 */
export type KeychainAnswer<Value> =
  | { ok: true; value: Value }
  | { ok: false; problem: 'waiting'; late: Promise<Result<Value, KeychainProblem>> }
  | { ok: false; problem: Exclude<KeychainProblem, 'waiting'> };

/** Whether the keychain would answer now without a prompt; `unknown` if that can't be determined. */
export type KeychainLock = 'open' | 'locked' | 'unknown';

/**
 * The system's keychain, service `Hubkey`, one item per secret. Each call answers within that time; calls are
 * carried out one at a time, in their order. `account` has at most 200 ASCII characters. Never rejects.
 */
export interface SecretStore extends Disposable {
  /** The secret, never empty, which the caller then owns; null if there is none. */
  read(account: string): Promise<KeychainAnswer<Secret | null>>;
  /** Adds or replaces the item. The secret is revealed before this returns, so its owner may forget it then. */
  write(account: string, secret: Secret): Promise<KeychainAnswer<void>>;
  /** Removes the item, if there is one. Succeeds only if nothing of that account is left. */
  remove(account: string): Promise<KeychainAnswer<void>>;
  /** The accounts of all items, sorted, each once. May ask a person to unlock. */
  accounts(): Promise<KeychainAnswer<readonly string[]>>;
  /** Checks the lock without a prompt and without starting anything, within 3 s. */
  lock(): Promise<KeychainLock>;
  /** Calls back when the keychain was unlocked, locked or started, if the system reports that. */
  onChange(run: () => void): Disposable;
}
