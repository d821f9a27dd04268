import type { KeychainProblem } from '../domain/keychain-problem.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import type { SecretStore } from '../ports/secret-store.ts';

/** A keychain in memory that can be locked, absent and the rest. */
export class MemorySecretStore implements SecretStore {
  readonly items = new Map<string, Secret>();
  /** What was asked, in order: `read ACCOUNT`, `write ACCOUNT`, `remove ACCOUNT`. */
  readonly calls: string[] = [];
  problem: KeychainProblem | null = null;

  read(account: string): Promise<Result<Secret | null, KeychainProblem>> {
    return this.#answer('read', account, () => copyOf(this.items.get(account)));
  }

  write(account: string, secret: Secret): Promise<Result<void, KeychainProblem>> {
    // At once, as the port says: its owner may forget it.
    const kept = Secret.of(secret.reveal());
    return this.#answer('write', account, () => this.#put(account, kept));
  }

  remove(account: string): Promise<Result<void, KeychainProblem>> {
    return this.#answer('remove', account, () => this.#put(account, null));
  }

  #put(account: string, secret: Secret | null): void {
    this.items.get(account)?.forget();
    if (secret) this.items.set(account, secret);
    else this.items.delete(account);
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

const copyOf = (secret: Secret | undefined): Secret | null =>
  secret ? Secret.of(secret.reveal()) : null;
