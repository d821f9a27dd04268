import type { ClientKeyId, ProfileId } from '../../domain/ids.ts';
import { isItemFault, type KeychainProblem } from '../../domain/keychain-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { Secret } from '../../domain/secret.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { OwedItems } from '../../ports/owed-items.ts';
import type { KeychainAnswer, SecretStore } from '../../ports/secret-store.ts';
import { OwedLedger, type Debt } from './owed-ledger.ts';
import type { Store } from '../store.ts';

/** The secrets of a profile, each an item of its own in the keychain. */
export type SecretSlot = 'access' | 'refresh' | 'password' | 'passphrase' | { key: ClientKeyId };

/** An account that is only read to find out whether the keychain answers. */
const probe = 'probe';

/**
 * The profiles' secrets: in the keychain, and in memory for this run. Where the keychain fails the
 * app continues in memory and reports it (`keychain-changed`); `retry` then writes and removes what it
 * could not, including what earlier runs could not. Unreadable items are never removed.
 *
 * It owns the secrets that it writes and reads, and zeroes them once they are replaced or removed.
 * Readers only borrow them.
 */
export class SecretVault {
  readonly #store: Store;
  readonly #keychain: SecretStore;
  readonly #owed: OwedLedger;
  readonly #memory = new Map<string, Secret>();
  /** Rises when an account is written or removed, so that an earlier read knows that it is outdated. */
  readonly #changes = new Map<string, number>();
  /** Accounts with a call that is still running; no second call is made meanwhile. */
  readonly #late = new Set<string>();
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #listeners = new Set<() => void>();
  /** The last account that could not be read. */
  #unread: string | null = null;

  constructor(store: Store, keychain: SecretStore, owedItems: OwedItems) {
    this.#store = store;
    this.#keychain = keychain;
    this.#owed = new OwedLedger(owedItems);
  }

  /** The secret, or null if there is none. From memory if this run knows it. */
  async read(
    profile: ProfileId,
    slot: SecretSlot,
  ): Promise<Result<Secret | null, KeychainProblem>> {
    const account = accountOf(profile, slot);
    await this.#owed.loaded;
    const known = this.#memory.get(account);
    if (known) return ok(known);
    const debt = this.#owed.get(account);
    if (debt?.owed === 'remove') return ok(null);
    // An outdated password would be tried at the Hub and could lock the account.
    if (debt && slot === 'password') return ok(null);
    return this.#readItem(account);
  }

  /** A secret that must exist: `missing` if it doesn't. */
  async take(profile: ProfileId, slot: SecretSlot): Promise<Result<Secret, KeychainProblem>> {
    const found = await this.read(profile, slot);
    if (!found.ok) return found;
    return found.value ? ok(found.value) : fail('missing');
  }

  /** Takes ownership and saves it. A failure means that it is only in memory. */
  async write(
    profile: ProfileId,
    slot: SecretSlot,
    secret: Secret,
  ): Promise<Result<void, KeychainProblem>> {
    const account = accountOf(profile, slot);
    const before = this.#memory.get(account);
    this.#memory.set(account, secret);
    const settled = this.#settle(account, { owed: 'write', secret });
    if (before !== secret) before?.forget();
    return settled;
  }

  /** Forgets it, in memory at once and in the keychain as soon as possible. */
  async remove(profile: ProfileId, slot: SecretSlot): Promise<void> {
    await this.removeAccount(accountOf(profile, slot));
  }

  /** As `remove`, for an item that belongs to no profile. */
  async removeAccount(account: string): Promise<Result<void, KeychainProblem>> {
    const before = this.#memory.get(account);
    this.#memory.delete(account);
    const settled = this.#settle(account, { owed: 'remove' });
    before?.forget();
    return settled;
  }

  /** Does the pending writes and removals. True if the keychain works now. */
  async retry(): Promise<boolean> {
    await this.#owed.loaded;
    // A call that waits for a person will report its result by itself.
    if (this.#late.size > 0) return false;
    let asked = false;
    for (const [account, debt] of this.#owed.entries()) {
      if (debt.owed === 'write' && !debt.secret) continue;
      // Replaced or removed in the meantime.
      if (this.#owed.get(account) !== debt) continue;
      asked = true;
      const paid = await this.#settle(account, debt);
      if (!paid.ok && !isItemFault(paid.problem)) return false;
    }
    if (asked) return true;
    const read = await this.#readItem(this.#unread ?? probe);
    return read.ok || isItemFault(read.problem);
  }

  /** Resolves once it is known what earlier runs left undone. */
  get loaded(): Promise<void> {
    return this.#owed.loaded;
  }

  /** Whether there are pending writes or removals that can be done. */
  get owing(): boolean {
    return this.#owed.size > 0;
  }

  /** Whether the keychain has saved the secret of this run. */
  hasStored(profile: ProfileId, slot: SecretSlot): boolean {
    const account = accountOf(profile, slot);
    return this.#memory.has(account) && this.#owed.get(account) === undefined;
  }

  /** Whether the keychain owes a removal of this account. */
  owesRemoval(account: string): boolean {
    return this.#owed.get(account)?.owed === 'remove';
  }

  /** Calls back when the keychain answers late, or again after a failure. */
  onAnswer(run: () => void): Disposable {
    this.#listeners.add(run);
    return { dispose: () => void this.#listeners.delete(run) };
  }

  /** Waits for running calls, until each answers or is known to wait, and for what they save. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#underWay]);
    await this.#owed.saved;
  }

  async #readItem(account: string): Promise<Result<Secret | null, KeychainProblem>> {
    if (this.#late.has(account)) return fail('waiting');
    const changes = this.#changes.get(account) ?? 0;
    const take = (
      found: Result<Secret | null, KeychainProblem>,
    ): Result<Secret | null, KeychainProblem> => {
      this.#unread = found.ok || isItemFault(found.problem) ? null : account;
      if (!found.ok || !found.value) return found;
      // It may have been removed, replaced, or read by another call in the meantime.
      const present = this.#memory.get(account);
      const changed = (this.#changes.get(account) ?? 0) !== changes;
      if (present ?? changed) found.value.forget();
      else this.#memory.set(account, found.value);
      return ok(present ?? (changed ? null : found.value));
    };
    return this.#call(account, () => this.#keychain.read(account), take);
  }

  async #settle(account: string, debt: Debt): Promise<Result<void, KeychainProblem>> {
    this.#changes.set(account, (this.#changes.get(account) ?? 0) + 1);
    await this.#owed.add(account, debt);
    const { secret } = debt.owed === 'write' ? debt : { secret: null };
    // Another call for the account took this one's place.
    if (this.#owed.get(account) !== debt) return ok();
    const act = () =>
      secret ? this.#keychain.write(account, secret) : this.#keychain.remove(account);
    return this.#call(account, act, (done) => {
      // An item that the keychain can never accept isn't retried.
      if (done.ok || isItemFault(done.problem)) this.#owed.paid(account, debt);
      else this.#owed.failed(account, debt);
      return done;
    });
  }

  /** One keychain call. `take` gets its result, in time or late, and returns the caller's result. */
  async #call<Value>(
    account: string,
    call: () => Promise<KeychainAnswer<Value>>,
    take: (result: Result<Value, KeychainProblem>) => Result<Value, KeychainProblem>,
  ): Promise<Result<Value, KeychainProblem>> {
    const calling = call();
    this.#underWay.add(calling);
    const answer = await calling;
    this.#underWay.delete(calling);
    if (!answer.ok && answer.problem === 'waiting') {
      this.#late.add(account);
      void answer.late.then((late) => {
        this.#late.delete(account);
        take(late);
        this.#note(late, true);
      });
    }
    const taken = take(answer);
    this.#note(answer, false);
    return taken;
  }

  /** While writes or removals are pending, the keychain doesn't count as working, as a person must know. */
  #note(result: Result<unknown, KeychainProblem>, late: boolean): void {
    const { keychain } = this.#store.state;
    if (!result.ok && !isItemFault(result.problem)) {
      this.#store.dispatch({ type: 'keychain-changed', keychain: result.problem });
      return;
    }
    if (this.#owed.size === 0) {
      this.#store.dispatch({ type: 'keychain-changed', keychain: 'working' });
    }
    const failedBefore = keychain !== 'working' && keychain !== 'unknown';
    if (late || failedBefore) for (const run of this.#listeners) run();
  }
}

function accountOf(profile: ProfileId, slot: SecretSlot): string {
  return typeof slot === 'string' ? `${profile}/${slot}` : `${profile}/key/${slot.key}`;
}
/** The period in which a token works, in ms since the epoch. */
export interface TokenTimes {
  from: number;
  until: number;
}

/** A token and its times, always saved as one item. */
export interface TimedToken extends TokenTimes {
  token: Secret;
}

/**
 * The item's text; about 300 bytes, far below Windows' 2560. A refresh token's item has the times of the
 * access token too: with them it is the one item that has to be read to bring a session back.
 */
export function packToken({ token, from, until }: TimedToken, access?: TokenTimes | null): Secret {
  const times = access ? { access: { from: access.from, until: access.until } } : {};
  return Secret.of(JSON.stringify({ v: 1, token: token.reveal(), from, until, ...times }));
}

/** The token in an item, or null if the item isn't Hubkey's. */
export function unpackToken(item: Secret): TimedToken | null {
  const fields = fieldsOf(item);
  const times = timesIn(fields);
  return fields?.['v'] === 1 && typeof fields['token'] === 'string' && times
    ? { token: Secret.of(fields['token']), ...times }
    : null;
}

/** The refresh token in an item with the times of the access token, or null if they are missing. */
export function unpackRefreshToken(
  item: Secret,
): (TimedToken & { access: TokenTimes | null }) | null {
  const token = unpackToken(item);
  return token && { ...token, access: timesIn(fieldsOf(item)?.['access']) };
}

function fieldsOf(item: Secret): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(item.reveal());
    return typeof json === 'object' ? (json as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

function timesIn(value: unknown): TokenTimes | null {
  if (typeof value !== 'object' || value === null) return null;
  const { from, until } = value as Record<string, unknown>;
  return typeof from === 'number' && typeof until === 'number' ? { from, until } : null;
}
