import type { AdoptedKey, AdoptKeyForm, AdoptProblem } from '../../domain/adopt-key.ts';
import { readClientKey } from '../../domain/client-key-text.ts';
import { probeAccount } from '../../domain/doctor.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { isItemFault, type KeychainProblem } from '../../domain/keychain-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import { Sequencer } from '../../domain/sequencer.ts';
import { unclaimedItems, type UnclaimedItems } from '../../domain/unclaimed-items.ts';
import type { SecretStore } from '../../ports/secret-store.ts';
import type { SecretVault } from './secret-vault.ts';
import type { Store } from '../store.ts';

export interface KeychainItemsDeps {
  store: Store;
  vault: SecretVault;
  keychain: Pick<SecretStore, 'accounts' | 'lock' | 'read' | 'remove'>;
  /** False while the settings that name the profiles can't be read: every item would seem to belong to none. */
  knowsProfiles: () => boolean;
  /** See `ProfileStore`. */
  setAsideIds: () => ReadonlySet<string> | null;
  /** The doctor's own item is in use. */
  doctorRuns: () => boolean;
  /** Takes over the key and saves it for a profile, or fails and changes nothing. */
  adoptKey: (
    known: { profile: ProfileId; name: string; hubId: null },
    key: Secret,
  ) => Promise<Result<{ proved: boolean }, AdoptProblem>>;
}

const noItems: UnclaimedItems = { removable: [], keys: [] };

/**
 * The items in the keychain under Hubkey's name that belong to no profile: lost settings left them behind. Those that
 * a damaged settings file still names are never removed while that file exists. Another Hubkey with a
 * user-data folder of its own may use the others, so a person decides.
 */
export class KeychainItems {
  readonly #deps: KeychainItemsDeps;
  /** Each item is adopted only once, however many calls ask for it at the same time. */
  readonly #turns = new Sequencer<string>();

  constructor(deps: KeychainItemsDeps) {
    this.#deps = deps;
  }

  /** The items, by their account names. May let the keychain ask for its password. */
  async unclaimed(): Promise<Result<UnclaimedItems, KeychainProblem>> {
    const { keychain, knowsProfiles } = this.#deps;
    if (!knowsProfiles()) return ok(noItems);
    const accounts = await keychain.accounts();
    if (!accounts.ok) return fail(accounts.problem);
    await this.#removeProbe(accounts.value);
    return ok(await this.#notOwed(accounts.value));
  }

  /** Removes those that still belong to no profile. */
  async remove(accounts: readonly string[]): Promise<Result<void, KeychainProblem>> {
    const { vault } = this.#deps;
    for (const account of this.#judge(accounts).removable) {
      const removed = await vault.removeAccount(account);
      if (!removed.ok && !isItemFault(removed.problem)) return removed;
    }
    return ok();
  }

  /**
   * Uses a client key for a profile: read here, checked with the profile's Hub, and saved anew. Its
   * item is removed once that is done, unless a damaged settings file names it.
   */
  adopt(form: AdoptKeyForm): Promise<Result<AdoptedKey, AdoptProblem>> {
    return this.#turns.run(form.account, () => this.#adopt(form));
  }

  async #adopt({
    account,
    profile,
    name,
  }: AdoptKeyForm): Promise<Result<AdoptedKey, AdoptProblem>> {
    const { vault, adoptKey } = this.#deps;
    const [item] = (await this.#notOwed([account])).keys;
    if (!item) return fail({ kind: 'no-item' });
    const key = await this.#readKey(account);
    if (!key.ok) return key;
    const adopted = await adoptKey({ profile, name, hubId: null }, key.value);
    if (!adopted.ok) return adopted;
    // Checked again: settings may have been damaged, or repaired, while the Hub was asked.
    const goes = this.#judge([account]).removable.length > 0;
    // If this fails, the vault removes it later, so nobody needs to be told.
    if (goes) await vault.removeAccount(account);
    return ok({ proved: adopted.value.proved, itemStays: !goes });
  }

  /** Reads the key directly: the vault would hold it in memory for the rest of this run. */
  async #readKey(account: string): Promise<Result<Secret, AdoptProblem>> {
    const found = await this.#deps.keychain.read(account);
    if (!found.ok) {
      if (found.problem === 'waiting') void found.late.then(forgetIt);
      return fail(
        found.problem === 'empty'
          ? { kind: 'no-key-in-item' }
          : { kind: 'item-unreadable', why: found.problem },
      );
    }
    if (!found.value) return fail({ kind: 'no-item' });
    // Another program may have changed it, so it is checked like a pasted key.
    const key = readClientKey(found.value.reveal());
    found.value.forget();
    return key ? ok(key) : fail({ kind: 'no-key-in-item' });
  }

  /** The items, without those that are about to be removed: they need no decision. */
  async #notOwed(accounts: readonly string[]): Promise<UnclaimedItems> {
    const { vault } = this.#deps;
    await vault.loaded;
    return this.#judge(accounts.filter((account) => !vault.owesRemoval(account)));
  }

  #judge(accounts: readonly string[]): UnclaimedItems {
    const { store, knowsProfiles, setAsideIds } = this.#deps;
    const setAside = knowsProfiles() ? setAsideIds() : null;
    return setAside ? unclaimedItems(accounts, store.state.profiles, setAside) : noItems;
  }

  /** A doctor that was killed left it behind. It is no reason to ask a person to unlock the keychain. */
  async #removeProbe(accounts: readonly string[]): Promise<void> {
    const { keychain, doctorRuns } = this.#deps;
    if (!accounts.includes(probeAccount) || (await keychain.lock()) === 'locked') return;
    if (!doctorRuns()) await keychain.remove(probeAccount);
  }
}

function forgetIt(late: Result<Secret | null, KeychainProblem>): void {
  if (late.ok) late.value?.forget();
}
