import { profileOf } from '../domain/app-state.ts';
import type { ChangePolicy } from '../domain/consent.ts';
import type { CredentialRef } from '../domain/credential.ts';
import { hasHidden } from '../domain/hidden-characters.ts';
import type { ClientKeyId, ProfileId } from '../domain/ids.ts';
import type { Profile, ProfileNameFault } from '../domain/profile.ts';
import type { ProfileMark } from '../domain/profile-mark.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { sameName } from '../domain/same-name.ts';
import { clearClipboardSeconds, type Settings } from '../domain/settings.ts';
import { keysLeftAtHub, secretKeysOf } from '../domain/unfinished-keys.ts';
import type { Clock } from '../ports/clock.ts';
import type { CatalogueService } from './catalogue-service.ts';
import type { RequestMemory } from './copies/request-memory.ts';
import type { SecretVault } from './credentials/secret-vault.ts';
import type { SessionService } from './credentials/session-service.ts';
import { changeProfile } from './change-profile.ts';
import type { Store } from './store.ts';
import { within } from './within.ts';

export interface ProfileDeps {
  store: Store;
  vault: SecretVault;
  sessions: SessionService;
  catalogues: Pick<CatalogueService, 'forget'>;
  requests: Pick<RequestMemory, 'forget'>;
  clock: Clock;
  /** Resolves once running changes of a profile's keys have ended. */
  keysSettled: (id: ProfileId) => Promise<void>;
}

/** How long removing a profile waits for changes of its keys, in ms. */
const maxRemovalWaitMs = 10_000;

/** A person's changes of profiles and settings. */
export class ProfileService {
  readonly #deps: ProfileDeps;
  readonly #store: Store;

  constructor(deps: ProfileDeps) {
    this.#deps = deps;
    this.#store = deps.store;
  }

  choose(id: ProfileId): void {
    this.#store.dispatch({ type: 'profile-chosen', id });
  }

  rename(id: ProfileId, text: string): Result<void, ProfileNameFault> {
    const name = text.trim();
    if (!name) return fail('empty');
    if (hasHidden(name)) return fail('hidden');
    const taken = this.#store.state.profiles.some(
      (other) => other.id !== id && sameName(other.name, name),
    );
    if (taken) return fail('taken');
    this.#change(id, (profile) => ({ ...profile, name }));
    return ok();
  }

  /**
   * Forgets the profile and all its secrets. A key that is being created or rotated is finished first,
   * if that takes no more than 10 s; otherwise a notice says what it may leave at the Hub.
   */
  async remove(id: ProfileId): Promise<void> {
    const { clock, keysSettled, sessions, vault, catalogues, requests } = this.#deps;
    await within(clock, maxRemovalWaitMs, keysSettled(id));
    const profile = profileOf(this.#store.state, id);
    if (!profile) return;
    this.#store.dispatch({ type: 'profile-removed', id });
    const keys = keysLeftAtHub(profile);
    if (keys.length > 0) {
      const notice = { kind: 'keys-left', profile: profile.name, hub: profile.hub, keys } as const;
      this.#store.dispatch({ type: 'notice-raised', notice });
    }
    await sessions.signOut(id);
    await vault.remove(id, 'passphrase');
    await Promise.all(secretKeysOf(profile).map((key) => vault.remove(id, { key })));
    requests.forget(id);
    await catalogues.forget(id);
  }

  /** Changes what tells the profile apart at a glance. */
  mark(id: ProfileId, mark: ProfileMark): void {
    this.#change(id, (profile) => ({ ...profile, ...mark }));
  }

  forgetPin(id: ProfileId): void {
    this.#change(id, (profile) => ({ ...profile, pin: null }));
  }

  /** Says whether programs may change something at the Hub through the helper. */
  allowChanges(id: ProfileId, changes: ChangePolicy): void {
    this.#change(id, (profile) => ({ ...profile, changes }));
  }

  chooseHealthCredential(id: ProfileId, healthBy: CredentialRef): void {
    this.#change(id, (profile) => ({ ...profile, healthBy }));
  }

  /** Says whether requests may use a key while Hubkey is locked, and change something unasked. */
  markKey(id: ProfileId, key: ClientKeyId, forScripts: boolean): void {
    this.#change(id, (profile) => ({
      ...profile,
      keys: profile.keys.map((saved) => (saved.id === key ? { ...saved, forScripts } : saved)),
    }));
  }

  async forgetKey(id: ProfileId, key: ClientKeyId): Promise<void> {
    this.#change(id, (profile) => ({
      ...profile,
      keys: profile.keys.filter((saved) => saved.id !== key),
    }));
    await this.#deps.vault.remove(id, { key });
  }

  /** Signs out and saves that: the password is forgotten with the session. */
  async signOut(id: ProfileId): Promise<void> {
    this.#change(id, (profile) => ({ ...profile, keepSignedIn: false }));
    await this.#deps.sessions.signOut(id);
  }

  /** Forgets the saved password, so that a person is asked again; the session stays. */
  async forgetPassword(id: ProfileId): Promise<void> {
    this.#change(id, (profile) => ({ ...profile, keepSignedIn: false }));
    await this.#deps.vault.remove(id, 'password');
  }

  changeSettings(change: Partial<Settings>): void {
    const settings = { ...this.#store.state.settings, ...change };
    settings.clearClipboardAfter = clearClipboardSeconds(settings.clearClipboardAfter);
    this.#store.dispatch({ type: 'settings-changed', settings });
  }

  #change(id: ProfileId, change: (profile: Profile) => Profile): void {
    changeProfile(this.#store, id, change);
  }
}
