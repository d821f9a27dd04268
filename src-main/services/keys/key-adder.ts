import { clientKeyId, type ClientKeyId, type ProfileId } from '../../domain/ids.ts';
import type { KeychainProblem } from '../../domain/keychain-problem.ts';
import { readKeyName } from '../../domain/key-name.ts';
import type { KeyProblem } from '../../domain/key-problem.ts';
import { newClientKey } from '../../domain/profile.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RandomId } from '../../ports/random-id.ts';
import type { SecretVault } from '../credentials/secret-vault.ts';
import type { KeyLedger } from './key-ledger.ts';
import type { KeyProver } from './key-prover.ts';

export interface KeyAdderDeps {
  ledger: KeyLedger;
  prover: KeyProver;
  vault: SecretVault;
  clock: Clock;
  randomId: RandomId;
}

/** What is known of a key that was made elsewhere. */
export interface NewKey {
  profile: ProfileId;
  /** As a person typed it. */
  name: string;
  /** Which key of the Hub's list it is; null: not known. */
  hubId: number | null;
}

/** `proved` false: the Hub could not be asked. `saved` failed: the keychain did not take it, so it is in memory alone. */
export interface AddedKey {
  id: ClientKeyId;
  name: string;
  proved: boolean;
  saved: Result<void, KeychainProblem>;
}

/** Adds client keys that were made elsewhere to a profile. */
export class KeyAdder {
  readonly #deps: KeyAdderDeps;

  constructor(deps: KeyAdderDeps) {
    this.#deps = deps;
  }

  /** The name as it is saved, where the profile has no key of that name. */
  freeName({ profile, name: typed }: NewKey): Result<string, KeyProblem> {
    const name = readKeyName(typed);
    if (!name.ok) return fail({ kind: 'name', why: name.problem });
    if (this.#deps.ledger.named(profile, name.value)) return fail({ kind: 'name', why: 'taken' });
    return name;
  }

  /** Takes the secret over and saves it: as checked, or as not checked yet where the Hub can't be asked now. */
  async add(known: NewKey, secret: Secret): Promise<Result<AddedKey, KeyProblem>> {
    const added = await this.#add(known, secret);
    if (!added.ok) secret.forget();
    return added;
  }

  async #add(known: NewKey, secret: Secret): Promise<Result<AddedKey, KeyProblem>> {
    const { ledger, prover, vault, clock, randomId } = this.#deps;
    const { profile, hubId } = known;
    const typed = this.freeName(known);
    if (!typed.ok) return typed;
    const proved = await prover.proveSecret(profile, secret);
    // What says nothing of the key must not keep it from being saved; a doubtful certificate may be an impostor's.
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
    const id = clientKeyId(randomId());
    const now = clock.now();
    const provedAt = proved.ok ? now : null;
    const key = newClientKey({ id, name: name.value, hubId, addedAt: now, provedAt });
    // Before the keychain has it, so that the name is taken for whoever asks meanwhile.
    ledger.add(profile, { ...key, saved: false });
    const saved = await vault.write(profile, { key: id }, secret);
    if (!ledger.knows(profile)) {
      await vault.remove(profile, { key: id });
      return fail({ kind: 'no-profile' });
    }
    if (saved.ok) ledger.change(profile, id, { saved: true });
    return ok({ id, name: name.value, proved: proved.ok, saved });
  }
}
