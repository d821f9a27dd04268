import type { KeychainProblem } from '../domain/keychain-problem.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { KeychainAnswer, KeychainLock, SecretStore } from '../ports/secret-store.ts';

/** A keychain in memory that can be locked, absent and so on, and that can keep callers waiting. */
export class MemorySecretStore implements SecretStore {
  readonly items = new Map<string, Secret>();
  /** The calls in their order: `read ACCOUNT`, `write ACCOUNT`, `remove ACCOUNT`, `accounts`. */
  readonly calls: string[] = [];
  problem: Exclude<KeychainProblem, 'waiting'> | null = null;
  /** While true, calls answer `waiting`, and `answerLate` carries them out. */
  waits = false;
  /** What a check of the lock says; null: its real state. */
  seenLock: KeychainLock | null = null;
  readonly #late: (() => void)[] = [];
  #gate: Promise<void> | null = null;
  readonly #listeners = new Set<() => void>();

  read(account: string): Promise<KeychainAnswer<Secret | null>> {
    return this.#answer(`read ${account}`, () => {
      const text = this.items.get(account)?.reveal() ?? null;
      if (text === '') return fail('empty');
      return ok(text === null ? null : Secret.of(text));
    });
  }

  /** Holds every write back until the returned function is called. */
  holdWrites(): () => void {
    let open = (): void => undefined;
    this.#gate = new Promise((done) => (open = done));
    return open;
  }

  async write(account: string, secret: Secret): Promise<KeychainAnswer<void>> {
    // At once, as the port promises: its owner may forget it then.
    const copy = Secret.of(secret.reveal());
    if (this.#gate) await this.#gate;
    return this.#answer(`write ${account}`, () => this.#put(account, copy));
  }

  remove(account: string): Promise<KeychainAnswer<void>> {
    return this.#answer(`remove ${account}`, () => this.#put(account, null));
  }

  accounts(): Promise<KeychainAnswer<readonly string[]>> {
    return this.#answer('accounts', () => ok([...this.items.keys()].sort()));
  }

  lock(): Promise<KeychainLock> {
    const seen = this.waits || this.problem === 'locked' ? 'locked' : 'open';
    return Promise.resolve(this.seenLock ?? (this.problem === 'absent' ? 'unknown' : seen));
  }

  onChange(run: () => void): Disposable {
    this.#listeners.add(run);
    return { dispose: () => void this.#listeners.delete(run) };
  }

  /** Reports that the keychain was unlocked, locked or started. */
  change(): void {
    for (const run of this.#listeners) run();
  }

  /** A person answered the prompt: the waiting calls are carried out, and no further ones wait. */
  answerLate(): void {
    this.waits = false;
    for (const act of this.#late.splice(0)) act();
  }

  get listening(): number {
    return this.#listeners.size;
  }

  dispose(): void {
    this.#listeners.clear();
  }

  #put(account: string, secret: Secret | null): Result<void, never> {
    this.items.get(account)?.forget();
    if (secret) this.items.set(account, secret);
    else this.items.delete(account);
    return ok();
  }

  #answer<Value>(
    call: string,
    act: () => Result<Value, Exclude<KeychainProblem, 'waiting'>>,
  ): Promise<KeychainAnswer<Value>> {
    this.calls.push(call);
    const answer = () => (this.problem ? fail(this.problem) : act());
    if (!this.waits) return Promise.resolve(answer());
    const late = new Promise<Result<Value, KeychainProblem>>((resolve) => {
      this.#late.push(() => resolve(answer()));
    });
    return Promise.resolve({ ok: false, problem: 'waiting', late });
  }
}
