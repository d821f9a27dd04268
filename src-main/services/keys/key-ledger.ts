import { profileOf } from '../../domain/app-state.ts';
import type { ClientKeyId, ProfileId } from '../../domain/ids.ts';
import type { KeyAct } from '../../domain/key-act.ts';
import type { ClientKey, Profile } from '../../domain/profile.ts';
import { sameName } from '../../domain/same-name.ts';
import { isKeyNameTaken } from '../../domain/taken-key-name.ts';
import type { SettingsSaver } from '../settings-saver.ts';
import { changeProfile } from '../change-profile.ts';
import type { Store } from '../store.ts';

/** What this computer knows about a profile's client keys and their unfinished changes. Contains no secret. */
export class KeyLedger {
  readonly #store: Store;
  readonly #saver: Pick<SettingsSaver, 'written'>;

  constructor(store: Store, saver: Pick<SettingsSaver, 'written'>) {
    this.#store = store;
    this.#saver = saver;
  }

  /** Whether the profile is still here: it may have been removed while the Hub was asked. */
  knows(id: ProfileId): boolean {
    return profileOf(this.#store.state, id) !== undefined;
  }

  key(id: ProfileId, key: ClientKeyId): ClientKey | undefined {
    return profileOf(this.#store.state, id)?.keys.find((saved) => saved.id === key);
  }

  named(id: ProfileId, name: string): ClientKey | undefined {
    return profileOf(this.#store.state, id)?.keys.find((saved) => sameName(saved.name, name));
  }

  /** Whether a key, or one that is being created, has this name. */
  isTaken(id: ProfileId, name: string): boolean {
    const profile = profileOf(this.#store.state, id);
    return profile !== undefined && isKeyNameTaken(profile, name);
  }

  acts(id: ProfileId): readonly KeyAct[] {
    return profileOf(this.#store.state, id)?.acts ?? [];
  }

  change(id: ProfileId, key: ClientKeyId, change: Partial<ClientKey>): void {
    this.#edit(id, ({ keys }) => ({
      keys: keys.map((saved) => (saved.id === key ? { ...saved, ...change } : saved)),
    }));
  }

  add(id: ProfileId, key: ClientKey): void {
    this.#edit(id, ({ keys }) => ({ keys: [...keys, key] }));
  }

  remove(id: ProfileId, key: ClientKeyId): void {
    this.#edit(id, ({ keys }) => ({ keys: keys.filter((saved) => saved.id !== key) }));
  }

  /** Saves an act, or its next step. False: that failed, so the act must not continue. */
  async writeDown(id: ProfileId, act: KeyAct): Promise<boolean> {
    this.#edit(id, (profile) => withAct(profile, act));
    return this.#written();
  }

  /** Ends a creation and adds its key. */
  async finish(id: ProfileId, act: KeyAct, key: ClientKey): Promise<void> {
    this.#edit(id, ({ keys, acts }) => ({ keys: [...keys, key], acts: without(acts, act) }));
    await this.#written();
  }

  /** Replaces the old key with the new one under the old name, saved together with the act's step. */
  async switchOver(id: ProfileId, act: KeyAct, old: ClientKeyId, key: ClientKey): Promise<boolean> {
    this.#edit(id, (profile) => ({
      ...withAct(profile, act),
      keys: [...profile.keys.filter((saved) => saved.id !== old && saved.id !== key.id), key],
    }));
    return this.#written();
  }

  async drop(id: ProfileId, act: KeyAct): Promise<void> {
    this.#edit(id, ({ acts }) => ({ acts: without(acts, act) }));
    await this.#written();
  }

  async #written(): Promise<boolean> {
    return (await this.#saver.written()).ok;
  }

  #edit(id: ProfileId, change: (profile: Profile) => Partial<Profile>): void {
    changeProfile(this.#store, id, change);
  }
}

const without = (acts: readonly KeyAct[], act: KeyAct): KeyAct[] =>
  acts.filter(({ key }) => key !== act.key);

const withAct = ({ acts }: Profile, act: KeyAct): Pick<Profile, 'acts'> => ({
  acts: [...without(acts, act), act],
});
