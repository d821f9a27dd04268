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
  /** The doctor's own item is in use. */
  doctorRuns: () => boolean;
}

/**
 * What is in the keychain under Hubkey's name and belongs to no profile: left behind by settings that
 * were lost. Another Hubkey with a user-data folder of its own may use it, so a person decides.
 */
export class KeychainItems {
  readonly #deps: KeychainItemsDeps;

  constructor(deps: KeychainItemsDeps) {
    this.#deps = deps;
  }

  /** Their account names. May let the keychain ask for its password. */
  async unclaimed(): Promise<Result<readonly string[], KeychainProblem>> {
    const { store, vault, keychain, knowsProfiles } = this.#deps;
    if (!knowsProfiles()) return ok([]);
    const accounts = await keychain.accounts();
    if (!accounts.ok) return fail(accounts.problem);
    await this.#removeProbe(accounts.value);
    const found = unclaimedAccounts(accounts.value, store.state.profiles);
    // What is on its way out anyway needs no decision.
    return ok(found.filter((account) => !vault.owesRemoval(account)));
  }

  /** Removes those that still belong to no profile. */
  async remove(accounts: readonly string[]): Promise<Result<void, KeychainProblem>> {
    const { store, vault, knowsProfiles } = this.#deps;
    if (!knowsProfiles()) return ok();
    const found = unclaimedAccounts(accounts, store.state.profiles);
    for (const account of found) {
      const removed = await vault.removeAccount(account);
      if (!removed.ok && !isItemFault(removed.problem)) return removed;
    }
    return ok();
  }

  /** A doctor that was killed left it behind. It is no reason to ask a person to unlock the keychain. */
  async #removeProbe(accounts: readonly string[]): Promise<void> {
    const { keychain, doctorRuns } = this.#deps;
    if (!accounts.includes(probeAccount) || (await keychain.lock()) === 'locked') return;
    if (!doctorRuns()) await keychain.remove(probeAccount);
  }
}
