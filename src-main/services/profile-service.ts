import { keptProfile, profileOf } from '../domain/app-state.ts';
import type { CredentialRef } from '../domain/credential.ts';
import type { ClientKeyId, ProfileId } from '../domain/ids.ts';
import type { Profile } from '../domain/profile.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { sameName } from '../domain/same-name.ts';
import { clearClipboardRange, type Settings } from '../domain/settings.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import type { CatalogueService } from './catalogue-service.ts';
import type { SecretVault } from './credentials/secret-vault.ts';
import type { SessionService } from './credentials/session-service.ts';
import type { Store } from './store.ts';

export interface ProfileDeps {
  store: Store;
  file: ProfileStore;
  vault: SecretVault;
  sessions: SessionService;
  catalogues: Pick<CatalogueService, 'forget'>;
}

/** Profiles and settings: what is kept of them, and what a person changes. */
export class ProfileService implements Disposable {
  readonly #store: Store;
  readonly #file: ProfileStore;
  readonly #vault: SecretVault;
  readonly #sessions: SessionService;
  readonly #catalogues: ProfileDeps['catalogues'];
  #listening: Disposable | null = null;
  #saved: unknown[] = [];
  #writing: ReturnType<ProfileStore['save']> = Promise.resolve(ok());

  constructor({ store, file, vault, sessions, catalogues }: ProfileDeps) {
    this.#store = store;
    this.#file = file;
    this.#vault = vault;
    this.#sessions = sessions;
    this.#catalogues = catalogues;
  }

  /** Saves from now on what changes. */
  start(): void {
    this.#saved = this.#parts();
    this.#listening = this.#store.subscribe(() => this.#saveIfChanged());
  }

  choose(id: ProfileId): void {
    this.#store.dispatch({ type: 'profile-chosen', id });
  }

  rename(id: ProfileId, text: string): Result<void, 'taken' | 'empty'> {
    const name = text.trim();
    if (!name) return fail('empty');
    const taken = this.#store.state.profiles.some(
      (other) => other.id !== id && sameName(other.name, name),
    );
    if (taken) return fail('taken');
    this.#change(id, (profile) => ({ ...profile, name }));
    return ok();
  }

  /** Forgets the profile and every secret of it. */
  async remove(id: ProfileId): Promise<void> {
    const profile = profileOf(this.#store.state, id);
    if (!profile) return;
    this.#store.dispatch({ type: 'profile-removed', id });
    await this.#sessions.signOut(id);
    await Promise.all(profile.keys.map((key) => this.#vault.remove(id, { key: key.id })));
    await this.#catalogues.forget(id);
  }

  forgetPin(id: ProfileId): void {
    this.#change(id, (profile) => ({ ...profile, pin: null }));
  }

  chooseHealthCredential(id: ProfileId, healthBy: CredentialRef): void {
    this.#change(id, (profile) => ({ ...profile, healthBy }));
  }

  async forgetKey(id: ProfileId, key: ClientKeyId): Promise<void> {
    this.#change(id, (profile) => ({
      ...profile,
      keys: profile.keys.filter((one) => one.id !== key),
    }));
    await this.#vault.remove(id, { key });
  }

  /** Signs out and says so in what is kept: the password is gone with the session. */
  async signOut(id: ProfileId): Promise<void> {
    this.#change(id, (profile) => ({ ...profile, keepSignedIn: false }));
    await this.#sessions.signOut(id);
  }

  changeSettings(change: Partial<Settings>): void {
    const settings = { ...this.#store.state.settings, ...change };
    const { least, most } = clearClipboardRange;
    const after = settings.clearClipboardAfter;
    settings.clearClipboardAfter = after <= 0 ? 0 : Math.min(most, Math.max(least, after));
    this.#store.dispatch({ type: 'settings-changed', settings });
  }

  /** Waits until everything changed so far is written, or tells why it is not. */
  written(): ReturnType<ProfileStore['save']> {
    return this.#writing;
  }

  dispose(): void {
    this.#listening?.dispose();
  }

  #change(id: ProfileId, change: (profile: Profile) => Profile): void {
    const profile = profileOf(this.#store.state, id);
    if (!profile) return;
    this.#store.dispatch({ type: 'profile-changed', profile: change(keptProfile(profile)) });
  }

  /** What is kept, as a list whose entries are compared one by one. */
  #parts(): unknown[] {
    const { profiles, current, settings } = this.#store.state;
    return [current, settings, ...profiles.map((profile) => JSON.stringify(keptProfile(profile)))];
  }

  #saveIfChanged(): void {
    const parts = this.#parts();
    const same =
      parts.length === this.#saved.length && parts.every((one, at) => one === this.#saved[at]);
    if (same) return;
    this.#saved = parts;
    const { profiles, current, settings } = this.#store.state;
    this.#writing = this.#file.save({ profiles: profiles.map(keptProfile), current, settings });
    void this.#tellOf(this.#writing);
  }

  async #tellOf(writing: ReturnType<ProfileStore['save']>): Promise<void> {
    const saved = await writing;
    if (saved.ok) this.#store.dispatch({ type: 'notice-dismissed', kind: 'settings-unsaved' });
    else if (saved.problem !== 'newer') {
      const notice = { kind: 'settings-unsaved', full: saved.problem === 'full' } as const;
      this.#store.dispatch({ type: 'notice-raised', notice });
    }
  }
}
