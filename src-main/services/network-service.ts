import { profileOf } from '../domain/app-state.ts';
import type { ConnectionFile } from '../domain/connection-file.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { KeychainProblem } from '../domain/keychain-problem.ts';
import { isLocked } from '../domain/lock.ts';
import { m } from '../domain/messages/index.ts';
import type { NetworkFacts } from '../domain/network-facts.ts';
import type { NetworkRules } from '../domain/network-rules.ts';
import { readProxyAddress, type ProxyAddressProblem } from '../domain/proxy-address.ts';
import { ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { FilePicker } from '../ports/file-picker.ts';
import type { HubNetwork } from '../ports/hub-network.ts';
import { changeProfile } from './change-profile.ts';
import { targetOf } from './credentials/hub-target.ts';
import type { SecretVault } from './credentials/secret-vault.ts';
import type { Store } from './store.ts';

export interface NetworkDeps {
  store: Store;
  vault: Pick<SecretVault, 'read' | 'write' | 'remove'>;
  picker: FilePicker;
  network: HubNetwork;
}

/** A proxy as a person types it: only an own one has an address. */
export type TypedProxy = { kind: 'system' | 'none' } | { kind: 'own'; address: string };

const titles: Record<ConnectionFile, () => string> = {
  authorities: m.network_choose_authorities,
  certificate: m.network_choose_certificate,
  key: m.network_choose_key,
};

/** A person's choices of how connections to a Hub are made. */
export class NetworkService implements Disposable {
  readonly #deps: NetworkDeps;
  #listening: Disposable | null = null;

  constructor(deps: NetworkDeps) {
    this.#deps = deps;
  }

  /** Has a profile's opened key forgotten when it isn't its key any more, and when Hubkey locks. */
  start(): void {
    const { store, network } = this.#deps;
    let before = store.state;
    this.#listening = store.subscribe(() => {
      const { state } = store;
      const locked = isLocked(state) && !isLocked(before);
      for (const { id, network: rules } of before.profiles) {
        const now = profileOf(state, id)?.network.identity;
        if (rules.identity && (locked || now !== rules.identity)) network.forget(id);
      }
      before = state;
    });
  }

  dispose(): void {
    this.#listening?.dispose();
  }

  /** null: the profile is gone. */
  async facts(id: ProfileId): Promise<NetworkFacts | null> {
    const profile = profileOf(this.#deps.store.state, id);
    return profile ? this.#deps.network.facts(targetOf(profile)) : null;
  }

  chooseProxy(id: ProfileId, typed: TypedProxy): Result<void, ProxyAddressProblem> {
    if (typed.kind !== 'own') {
      this.#change(id, () => ({ proxy: typed }));
      return ok();
    }
    const read = readProxyAddress(typed.address);
    if (!read.ok) return read;
    this.#change(id, () => ({ proxy: { kind: 'own', address: read.value } }));
    return ok();
  }

  /** Asks a person for a file and remembers its path; nothing changes if none is chosen. */
  async chooseFile(id: ProfileId, file: ConnectionFile): Promise<void> {
    if (!profileOf(this.#deps.store.state, id)) return;
    const path = await this.#deps.picker.pick(titles[file]());
    // The dialog stays open while Hubkey locks.
    if (path === null || isLocked(this.#deps.store.state)) return;
    // Another key has another passphrase.
    if (file !== 'authorities') await this.#deps.vault.remove(id, 'passphrase');
    this.#change(id, (rules) => withFile(rules, file, path));
  }

  async forgetFile(id: ProfileId, file: ConnectionFile): Promise<void> {
    if (file !== 'authorities') await this.#deps.vault.remove(id, 'passphrase');
    this.#change(id, (rules) => withFile(rules, file, null));
  }

  /** Saves the passphrase of the key in the keychain; an empty one is forgotten. */
  async savePassphrase(
    id: ProfileId,
    text: string,
  ): Promise<Result<'saved' | 'no-certificate', KeychainProblem>> {
    const { store, vault, network } = this.#deps;
    if (!profileOf(store.state, id)?.network.identity) return ok('no-certificate');
    if (!text) await vault.remove(id, 'passphrase');
    const saved = text ? await vault.write(id, 'passphrase', Secret.of(text)) : ok();
    network.forget(id);
    return saved.ok ? ok('saved') : saved;
  }

  /** The saved passphrase; null: there is none. The caller only borrows it. */
  passphrase(id: ProfileId): Promise<Result<Secret | null, KeychainProblem>> {
    return this.#deps.vault.read(id, 'passphrase');
  }

  #change(id: ProfileId, change: (rules: NetworkRules) => Partial<NetworkRules>): void {
    changeProfile(this.#deps.store, id, ({ network }) => ({
      network: { ...network, ...change(network) },
    }));
  }
}

function withFile(
  { identity }: NetworkRules,
  file: ConnectionFile,
  path: string | null,
): Partial<NetworkRules> {
  switch (file) {
    case 'authorities':
      return { authorities: path };
    case 'certificate':
      return { identity: path === null ? null : { certificate: path, key: identity?.key ?? null } };
    case 'key':
      return { identity: identity && { ...identity, key: path } };
  }
}
