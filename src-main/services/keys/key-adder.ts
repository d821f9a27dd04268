import type { AdoptProblem } from '../../domain/adopt-key.ts';
import { profileOf } from '../../domain/app-state.ts';
import { clientKeyId, type ClientKeyId, type ProfileId } from '../../domain/ids.ts';
import { isItemFault, type KeychainProblem } from '../../domain/keychain-problem.ts';
import { readKeyName } from '../../domain/key-name.ts';
import type { KeyProblem } from '../../domain/key-problem.ts';
import { newClientKey } from '../../domain/profile.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RandomId } from '../../ports/random-id.ts';
import type { SecretVault } from '../credentials/secret-vault.ts';
import type { Store } from '../store.ts';
import type { KeyLedger } from './key-ledger.ts';
import type { KeyProver } from './key-prover.ts';

export interface KeyAdderDeps {
  store: Store;
  ledger: KeyLedger;
  prover: KeyProver;
  vault: SecretVault;
  clock: Clock;
  randomId: RandomId;
}

/** What is known about a key that was created elsewhere. */
export interface NewKey {
  profile: ProfileId;
  /** As the person typed it. */
  name: string;
  /** Which key of the Hub's list it is; null: not known. */
  hubId: number | null;
}

/** `proved` false: the Hub could not be asked. `saved` failed: the keychain didn't save it, so it is only in memory. */
export interface AddedKey {
  id: ClientKeyId;
  name: string;
  proved: boolean;
  saved: Result<void, KeychainProblem>;
}

/** Adds client keys that were created elsewhere to a profile. */
export class KeyAdder {
  readonly #deps: KeyAdderDeps;

  constructor(deps: KeyAdderDeps) {
    this.#deps = deps;
  }

  /** The name as it will be saved, if no key of the profile has it. */
  freeName({ profile, name: typed }: NewKey): Result<string, KeyProblem> {
    const name = readKeyName(typed);
    if (!name.ok) return fail({ kind: 'name', why: name.problem });
    if (this.#deps.ledger.isTaken(profile, name.value)) return fail({ kind: 'name', why: 'taken' });
    return name;
  }

  /** Takes over the secret and saves it: as checked, or as not checked yet if the Hub can't be asked now. */
  async add(known: NewKey, secret: Secret): Promise<Result<AddedKey, KeyProblem>> {
    const added = await this.#add(known, secret);
    if (!added.ok) secret.forget();
    return added;
  }

  /** The same for a key from another keychain item: nothing is changed unless the keychain saves it. */
  async adopt(known: NewKey, secret: Secret): Promise<Result<{ proved: boolean }, AdoptProblem>> {
    const { profile } = known;
    const had = await this.#findSame(profile, secret);
    if (had) {
      secret.forget();
      return fail(had);
    }
    const added = await this.add(known, secret);
    if (!added.ok) return added;
    const saved = await this.#onlySaved(profile, added.value);
    return saved.ok
      ? ok({ proved: added.value.proved })
      : fail({ kind: 'key-not-saved', why: saved.problem });
  }

  /**
   * Takes over the secret of a key from a file, and saves it unchecked. False: the profile has that name or key, or
   * can't tell, or the keychain didn't save it.
   */
  async addImported(known: NewKey, secret: Secret): Promise<boolean> {
    const { profile } = known;
    const isNew = this.freeName(known).ok && (await this.#findSame(profile, secret)) === null;
    // It may have been taken meanwhile.
    const name = this.freeName(known);
    if (!isNew || !name.ok) {
      secret.forget();
      return false;
    }
    const added = await this.save(known, name.value, secret, false);
    return added.ok && (await this.#onlySaved(profile, added.value)).ok;
  }

  /** Takes over the secret and saves it under a name that is free. Fails only if the profile is removed meanwhile. */
  async save(
    { profile, hubId }: Omit<NewKey, 'name'>,
    name: string,
    secret: Secret,
    proved: boolean,
  ): Promise<Result<AddedKey, { kind: 'no-profile' }>> {
    const { ledger, vault, clock, randomId } = this.#deps;
    const id = clientKeyId(randomId());
    const now = clock.now();
    const key = newClientKey({ id, name, hubId, addedAt: now, provedAt: proved ? now : null });
    // Before the keychain has it, so that no other key gets the name meanwhile.
    ledger.add(profile, { ...key, saved: false });
    const saved = await vault.write(profile, { key: id }, secret);
    if (!ledger.knows(profile)) {
      await vault.remove(profile, { key: id });
      return fail({ kind: 'no-profile' });
    }
    if (saved.ok) ledger.change(profile, id, { saved: true });
    return ok({ id, name, proved, saved });
  }

  /** Takes a key back that the keychain didn't save, as it would be lost when Hubkey quits. */
  async #onlySaved(
    profile: ProfileId,
    { id, saved }: AddedKey,
  ): Promise<Result<void, KeychainProblem>> {
    if (saved.ok) return saved;
    const { ledger, vault } = this.#deps;
    ledger.remove(profile, id);
    await vault.remove(profile, { key: id });
    return saved;
  }

  /** Why the key can't be adopted: the profile already has it, or its keys can't be read to compare; null: it can. */
  async #findSame(profile: ProfileId, secret: Secret): Promise<AdoptProblem | null> {
    const { store, vault } = this.#deps;
    for (const { id, name } of profileOf(store.state, profile)?.keys ?? []) {
      const known = await vault.read(profile, { key: id });
      if (known.ok && known.value?.equals(secret)) return { kind: 'same-key', name };
      if (!known.ok && !isItemFault(known.problem)) {
        return { kind: 'item-unreadable', why: known.problem };
      }
    }
    return null;
  }

  async #add(known: NewKey, secret: Secret): Promise<Result<AddedKey, KeyProblem>> {
    const { ledger, prover } = this.#deps;
    const { profile } = known;
    const typed = this.freeName(known);
    if (!typed.ok) return typed;
    const proved = await prover.proveSecret(profile, secret);
    // An answer that says nothing about the key must not stop it from being saved; a doubtful certificate may be an impostor's.
    if (
      !proved.ok &&
      (proved.problem.kind !== 'hub' || proved.problem.problem.kind === 'certificate')
    ) {
      return proved;
    }
    if (!ledger.knows(profile)) return fail({ kind: 'no-profile' });
    // It may have been taken meanwhile.
    const name = this.freeName(known);
    if (!name.ok) return name;
    return this.save(known, name.value, secret, proved.ok);
  }
}
