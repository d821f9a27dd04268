import type { KeychainProblem } from '../domain/keychain-problem.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import type { SecretStore } from '../ports/secret-store.ts';

/** A keychain in memory that can be locked, absent and the rest. */
export class MemorySecretStore implements SecretStore {
  readonly items = new Map<string, Secret>();
  /** What was asked, in order: `read ACCOUNT`, `write ACCOUNT`, `remove ACCOUNT`. */
  readonly calls: string[] = [];
  problem: KeychainProblem | null = null;

  read(account: string): Promise<Result<Secret | null, KeychainProblem>> {
    return this.#answer('read', account, () => this.items.get(account) ?? null);
  }

  write(account: string, secret: Secret): Promise<Result<void, KeychainProblem>> {
    return this.#answer('write', account, () => void this.items.set(account, secret));
  }

  remove(account: string): Promise<Result<void, KeychainProblem>> {
    return this.#answer('remove', account, () => void this.items.delete(account));
  }

  #answer<Value>(
    call: string,
    account: string,
    act: () => Value,
  ): Promise<Result<Value, KeychainProblem>> {
    this.calls.push(`${call} ${account}`);
    return Promise.resolve(this.problem ? fail(this.problem) : ok(act()));
  }
}
