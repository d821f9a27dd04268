import { lostKeysOf } from '../../domain/app-state.ts';
import { isItemFault } from '../../domain/keychain-problem.ts';
import type { ClientKey, Profile } from '../../domain/profile.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { SecretStore } from '../../ports/secret-store.ts';
import type { SecretVault } from '../credentials/secret-vault.ts';
import type { SettingsSaver } from '../settings-saver.ts';
import type { Store } from '../store.ts';
import { KeyLedger } from './key-ledger.ts';

export interface UnsavedKeysDeps {
  store: Store;
  vault: SecretVault;
  keychain: Pick<SecretStore, 'lock' | 'onChange'>;
  saver: Pick<SettingsSaver, 'written'>;
}

/**
 * Finds out what became of client keys that the keychain hadn't saved: those of this run once it has saved them,
 * and those of an earlier run by reading the keychain, which may have saved them late.
 */
export class UnsavedKeys implements Disposable {
  readonly #deps: UnsavedKeysDeps;
  readonly #ledger: KeyLedger;
  #listening: Disposable[] = [];
  #running: Promise<void> | null = null;
  #again = false;

  constructor(deps: UnsavedKeysDeps) {
    this.#deps = deps;
    this.#ledger = new KeyLedger(deps.store, deps.saver);
  }

  /** Checks now, and whenever the keychain has changed or works again. */
  start(): void {
    const { store, keychain } = this.#deps;
    let before = store.state.keychain;
    this.#listening = [
      keychain.onChange(() => void this.check()),
      store.subscribe(() => {
        const now = store.state.keychain;
        const recovered = now === 'working' && before !== 'working';
        before = now;
        if (recovered) void this.check();
      }),
    ];
    void this.check();
  }

  /** Prompts nobody: a locked keychain is read once it is unlocked. */
  check(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#checkAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  dispose(): void {
    for (const listener of this.#listening.splice(0)) listener.dispose();
  }

  async #checkAll(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      this.#markStored();
      await this.#lookUp();
    }
  }

  #markStored(): void {
    for (const { profile, key } of this.#keys(false)) {
      if (this.#deps.vault.hasStored(profile.id, { key: key.id })) this.#isSaved(profile, key);
    }
  }

  async #lookUp(): Promise<void> {
    const { vault, keychain } = this.#deps;
    const unknown = this.#keys('unknown');
    if (unknown.length === 0 || (await keychain.lock()) === 'locked') return;
    for (const { profile, key } of unknown) {
      const found = await vault.read(profile.id, { key: key.id });
      // The keychain waits or fails for all of them. Once it works again, this runs again.
      if (!found.ok && !isItemFault(found.problem)) return;
      if (found.ok && !found.value) this.#isLost(profile, key);
      else this.#isSaved(profile, key);
    }
  }

  #keys(saved: ClientKey['saved']): { profile: Profile; key: ClientKey }[] {
    return this.#deps.store.state.profiles.flatMap((profile) =>
      profile.keys.filter((key) => key.saved === saved).map((key) => ({ profile, key })),
    );
  }

  #isSaved(profile: Profile, key: ClientKey): void {
    this.#ledger.change(profile.id, key.id, { saved: true });
  }

  #isLost(profile: Profile, { id, name }: ClientKey): void {
    const { store } = this.#deps;
    // The person has forgotten it in the meantime.
    if (!this.#ledger.key(profile.id, id)) return;
    const keys = [...lostKeysOf(store.state), { name, profile: profile.name }];
    // First, so that the file always has either the key or the note that it is lost.
    store.dispatch({ type: 'notice-raised', notice: { kind: 'keys-lost', keys } });
    this.#ledger.remove(profile.id, id);
  }
}
