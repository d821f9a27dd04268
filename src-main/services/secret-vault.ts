import type { ClientKeyId, ProfileId } from '../domain/ids.ts';
import type { KeychainProblem } from '../domain/keychain-problem.ts';
import { ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import type { SecretStore } from '../ports/secret-store.ts';
import type { Store } from './store.ts';

/** The secrets of a profile, each an item of its own in the keychain. */
export type SecretSlot = 'access' | 'refresh' | 'password' | { key: ClientKeyId };

/**
 * The profiles' secrets: in the keychain, and in memory for this run. Where the keychain fails the
 * app goes on in memory and says so (`keychain-changed`); `retry` then writes and removes what it
 * could not. What can't be read is never removed.
 *
 * What it is given to write, and what it reads, it owns and zeroes once it is replaced or removed.
 * Who reads is only lent it.
 */
export class SecretVault {
  readonly #store: Store;
  readonly #keychain: SecretStore;
  readonly #memory = new Map<string, Secret>();
  /** Accounts whose last write (their secret) or removal (null) the keychain did not take. */
  readonly #owed = new Map<string, Secret | null>();
  /** Calls for one account happen one after the other, so that the last one asked for wins. */
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(store: Store, keychain: SecretStore) {
    this.#store = store;
    this.#keychain = keychain;
  }

  /** The secret, or null where there is none. From memory where this run knows it. */
  async read(
    profile: ProfileId,
    slot: SecretSlot,
  ): Promise<Result<Secret | null, KeychainProblem>> {
    const account = accountOf(profile, slot);
    const known = this.#memory.get(account);
    if (known) return ok(known);
    if (this.#owed.get(account) === null) return ok(null);
    const found = await this.#inTurn(account, () => this.#keychain.read(account));
    this.#note(found);
    if (!found.ok || !found.value) return found;
    // Meanwhile it may have been removed, replaced, or read by another.
    const present = this.#memory.get(account);
    const removed = this.#owed.get(account) === null;
    if (present ?? removed) found.value.forget();
    else this.#memory.set(account, found.value);
    return ok(removed ? null : (present ?? found.value));
  }

  /** Takes it over and keeps it. The failure says that it is in memory alone. */
  async write(
    profile: ProfileId,
    slot: SecretSlot,
    secret: Secret,
  ): Promise<Result<void, KeychainProblem>> {
    const account = accountOf(profile, slot);
    const before = this.#memory.get(account);
    this.#memory.set(account, secret);
    const settled = this.#settle(account, secret);
    if (before !== secret) before?.forget();
    return settled;
  }

  /** Forgets it, in memory at once and in the keychain as soon as that can be. */
  async remove(profile: ProfileId, slot: SecretSlot): Promise<void> {
    const account = accountOf(profile, slot);
    const before = this.#memory.get(account);
    this.#memory.delete(account);
    const settled = this.#settle(account, null);
    before?.forget();
    await settled;
  }

  /** Pays what is owed to the keychain. True where it works now. */
  async retry(): Promise<boolean> {
    const owed = [...this.#owed];
    for (const [account, secret] of owed) {
      // Replaced or removed while the ones before it were paid.
      if (this.#owed.get(account) !== secret) continue;
      const paid = await this.#settle(account, secret);
      if (!paid.ok) return false;
    }
    if (owed.length > 0) return true;
    const probe = await this.#keychain.read('probe');
    this.#note(probe);
    return probe.ok;
  }

  #settle(account: string, secret: Secret | null): Promise<Result<void, KeychainProblem>> {
    this.#owed.set(account, secret);
    return this.#inTurn(account, async () => {
      // A later call for the account takes this one's place.
      if (this.#owed.get(account) !== secret) return ok();
      const done = secret
        ? await this.#keychain.write(account, secret)
        : await this.#keychain.remove(account);
      if (done.ok && this.#owed.get(account) === secret) this.#owed.delete(account);
      this.#note(done);
      return done;
    });
  }

  #inTurn<Value>(account: string, run: () => Promise<Value>): Promise<Value> {
    const turn = (this.#queues.get(account) ?? Promise.resolve()).then(run);
    this.#queues.set(account, turn);
    return turn;
  }

  /** While something is owed to it, the keychain is not called working: a person has to know. */
  #note(result: Result<unknown, KeychainProblem>): void {
    if (result.ok && this.#owed.size > 0) return;
    this.#store.dispatch({
      type: 'keychain-changed',
      keychain: result.ok ? 'working' : result.problem,
    });
  }
}

function accountOf(profile: ProfileId, slot: SecretSlot): string {
  return typeof slot === 'string' ? `${profile}/${slot}` : `${profile}/key/${slot.key}`;
}

/** A token with its times, as one item: they are never apart. */
export interface KeptToken {
  token: Secret;
  from: number;
  until: number;
}

/** The item's text; about 300 bytes, far below Windows' 2560. */
export function packToken({ token, from, until }: KeptToken): Secret {
  return Secret.of(JSON.stringify({ v: 1, token: token.reveal(), from, until }));
}

/** The token of an item, or null where the item is none of ours. */
export function unpackToken(item: Secret): KeptToken | null {
  try {
    const { v, token, from, until } = JSON.parse(item.reveal()) as Record<string, unknown>;
    return v === 1 &&
      typeof token === 'string' &&
      typeof from === 'number' &&
      typeof until === 'number'
      ? { token: Secret.of(token), from, until }
      : null;
  } catch {
    return null;
  }
}
