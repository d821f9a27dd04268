import { probeAccount } from '../../domain/doctor.ts';
import { isItemFault, type KeychainProblem } from '../../domain/keychain-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { unclaimedAccounts } from '../../domain/unclaimed-accounts.ts';
import type { SecretStore } from '../../ports/secret-store.ts';
import type { SecretVault } from './secret-vault.ts';
import type { Store } from '../store.ts';

export interface KeychainItemsDeps {
  store: Store;
  vault: SecretVault;
  keychain: Pick<SecretStore, 'accounts' | 'lock' | 'remove'>;
  /** False while the settings that name the profiles can't be read: every item would seem to belong to none. */
  knowsProfiles: () => boolean;
  /** See `ProfileStore`. */
  setAsideIds: () => ReadonlySet<string> | null;
  /** The doctor's own item is in use. */
  doctorRuns: () => boolean;
}

/**
 * What is in the keychain under Hubkey's name and belongs to no profile: left behind by settings that
 * were lost. What a damaged settings file still names is left alone while that file is there. Another Hubkey with a user-data folder of its own may use it, so a person decides.
 */
export class KeychainItems {
  readonly #deps: KeychainItemsDeps;

  constructor(deps: KeychainItemsDeps) {
    this.#deps = deps;
  }

  /** Their account names. May let the keychain ask for its password. */
  async unclaimed(): Promise<Result<readonly string[], KeychainProblem>> {
    const { vault, keychain, knowsProfiles } = this.#deps;
    if (!knowsProfiles()) return ok([]);
    const accounts = await keychain.accounts();
    if (!accounts.ok) return fail(accounts.problem);
    await this.#removeProbe(accounts.value);
    const found = this.#removable(accounts.value);
    // What is on its way out anyway needs no decision.
    return ok(found.filter((account) => !vault.owesRemoval(account)));
  }

  /** Removes those that still belong to no profile. */
  async remove(accounts: readonly string[]): Promise<Result<void, KeychainProblem>> {
    const { vault, knowsProfiles } = this.#deps;
    if (!knowsProfiles()) return ok();
    for (const account of this.#removable(accounts)) {
      const removed = await vault.removeAccount(account);
      if (!removed.ok && !isItemFault(removed.problem)) return removed;
    }
    return ok();
  }

  #removable(accounts: readonly string[]): string[] {
    const { store, setAsideIds } = this.#deps;
    const setAside = setAsideIds();
    return setAside ? unclaimedAccounts(accounts, store.state.profiles, setAside) : [];
  }

  /** A doctor that was killed left it behind. It is no reason to ask a person to unlock the keychain. */
  async #removeProbe(accounts: readonly string[]): Promise<void> {
    const { keychain, doctorRuns } = this.#deps;
    if (!accounts.includes(probeAccount) || (await keychain.lock()) === 'locked') return;
    if (!doctorRuns()) await keychain.remove(probeAccount);
  }
}
