import type { Activity } from '../domain/activity.ts';
import type { ExportProblem, ImportEndProblem, ImportStart } from '../domain/exchange-answers.ts';
import type { ExchangeNews } from '../domain/exchange-news.ts';
import {
  exchangeText,
  forgetKeys,
  passphraseFault,
  sealedText,
  type Exchange,
  type ExchangeProblem,
  type ExportedKey,
} from '../domain/exchange.ts';
import { savedProfile } from '../domain/app-state.ts';
import { profileId } from '../domain/ids.ts';
import { isSame, planImport, type ImportPlan, type PlannedProfile } from '../domain/import-plan.ts';
import { isLocked } from '../domain/lock.ts';
import { newProfile, type Profile } from '../domain/profile.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { ExchangeFiles } from '../ports/exchange-files.ts';
import type { FileSaver } from '../ports/file-saver.ts';
import type { RandomId } from '../ports/random-id.ts';
import type { SecretVault } from './credentials/secret-vault.ts';
import { unlessForgotten } from './credentials/unless-forgotten.ts';
import type { KeyService } from './keys/key-service.ts';
import type { ProfileService } from './profile-service.ts';
import type { Store } from './store.ts';

export interface ExchangeDeps {
  store: Store;
  vault: Pick<SecretVault, 'take'>;
  files: FileSaver;
  loadExchanges: () => Promise<ExchangeFiles>;
  profiles: Pick<ProfileService, 'changeSettings'>;
  keys: Pick<KeyService, 'addImported'>;
  randomId: RandomId;
  /** Notes each client key that left in a file. */
  record(activity: Activity): void;
}

/** The file under way: chosen, and opened where it was encrypted. */
type Pending =
  | { kind: 'sealed'; open: (passphrase: Secret) => Promise<Result<Exchange, ExchangeProblem>> }
  | { kind: 'open'; content: Exchange; shown: ImportPlan };

/**
 * Moves profiles and settings to another computer. Secrets only go into a file that is encrypted with a
 * passphrase, and only client keys: a refresh token that two computers use ends the session of both.
 */
export class ExchangeService implements Disposable {
  readonly #deps: ExchangeDeps;
  #pending: Pending | null = null;
  #listening: Disposable | null = null;

  constructor(deps: ExchangeDeps) {
    this.#deps = deps;
  }

  /** Forgets the file under way when Hubkey locks. */
  start(): void {
    const { store } = this.#deps;
    this.#listening = store.subscribe((view) => {
      if (isLocked(view)) this.forget();
    });
  }

  dispose(): void {
    this.#listening?.dispose();
    this.forget();
  }

  /** Saves profiles and settings, without any secret. */
  async export(): Promise<Result<'saved' | 'cancelled', 'failed'>> {
    const { store, files } = this.#deps;
    const { settings, profiles } = store.state;
    const content = exchangeText(settings, profiles.map(savedProfile));
    return files.save({ name: 'hubkey-settings.json', content });
  }

  /** The same with the client keys, encrypted. A notice says what the file holds. */
  async exportKeys(passphrase: string): Promise<Result<'saved' | 'cancelled', ExportProblem>> {
    if (passphraseFault(passphrase)) return fail('too-short');
    const { store, files } = this.#deps;
    const { settings, profiles } = store.state;
    const { keys, unread } = await this.#readKeys();
    if (keys.length === 0) return fail('no-keys');
    const textOf = () => sealedText(settings, profiles.map(savedProfile), keys);
    const sealed = await this.#sealed(textOf, passphrase);
    if (!sealed.ok) return sealed;
    const saved = await files.save({
      name: 'hubkey-client-keys.age',
      content: sealed.value,
      confidential: true,
    });
    if (saved.ok && saved.value === 'saved') {
      this.#record(profiles, keys);
      this.#tell({ kind: 'keys-exported', keys: keys.length, unread });
    }
    return saved;
  }

  /** Asks for a file, reads it, and says what importing it would do. Changes nothing. */
  async startImport(): Promise<Result<ImportStart, ExchangeProblem>> {
    this.forget();
    const exchanges = await this.#deps.loadExchanges();
    const chosen = await exchanges.choose();
    if (!chosen.ok) return chosen;
    const file = chosen.value;
    if (file.kind === 'cancelled') return ok(file);
    if (file.kind === 'plain') return ok({ kind: 'plan', plan: this.#planned(file.content) });
    this.#replace(file);
    return ok({ kind: 'sealed' });
  }

  /** Opens the encrypted file under way. After a wrong passphrase another can be tried. */
  async openImport(
    passphrase: string,
  ): Promise<Result<ImportPlan, ExchangeProblem | { kind: 'gone' }>> {
    const pending = this.#pending;
    if (pending?.kind !== 'sealed') return fail({ kind: 'gone' });
    const word = Secret.of(passphrase);
    const content = await pending.open(word);
    word.forget();
    if (!content.ok) return content;
    // Locked or cancelled meanwhile.
    if (this.#pending === pending) return ok(this.#planned(content.value));
    forgetKeys(content.value);
    return fail({ kind: 'gone' });
  }

  /** Does what the person was shown. A notice says what was done. */
  async finishImport(): Promise<Result<void, ImportEndProblem>> {
    const pending = this.#pending;
    if (pending?.kind !== 'open') return fail({ kind: 'gone' });
    const { content, shown } = pending;
    const plan = planImport(content, this.#deps.store.state);
    if (JSON.stringify(plan) !== JSON.stringify(shown)) {
      this.#pending = { ...pending, shown: plan };
      return fail({ kind: 'changed', plan });
    }
    // From here on the keys belong to the import.
    this.#pending = null;
    await this.#import(content, plan);
    return ok();
  }

  /** Gives up the file under way. */
  forget(): void {
    this.#replace(null);
  }

  /** Encrypts a text. Fails if Hubkey locks meanwhile. */
  async #sealed(
    textOf: () => Secret,
    passphrase: string,
  ): Promise<Result<Uint8Array, 'not-sealed'>> {
    const { store, loadExchanges } = this.#deps;
    const exchanges = await loadExchanges();
    if (isLocked(store.state)) return fail('not-sealed');
    const word = Secret.of(passphrase);
    // A key may have been rotated or removed since it was read.
    const sealed = await unlessForgotten(async () => {
      const text = textOf();
      return exchanges.seal(text, word).finally(() => text.forget());
    }).finally(() => word.forget());
    return sealed?.ok && !isLocked(store.state) ? sealed : fail('not-sealed');
  }

  #record(profiles: readonly Profile[], keys: readonly ExportedKey[]): void {
    for (const { profile, name } of keys) {
      const { name: of = '' } = profiles[profile] ?? {};
      this.#deps.record({ kind: 'key-exported', profile: of, key: name });
    }
  }

  async #readKeys(): Promise<{ keys: ExportedKey[]; unread: string[] }> {
    const { store, vault } = this.#deps;
    const keys: ExportedKey[] = [];
    const unread: string[] = [];
    for (const [at, { id, keys: known }] of store.state.profiles.entries()) {
      for (const { id: key, name, hubId } of known) {
        const secret = await vault.take(id, { key });
        if (secret.ok) keys.push({ profile: at, name, hubId, key: secret.value });
        else unread.push(name);
      }
    }
    return { keys, unread };
  }

  #planned(content: Exchange): ImportPlan {
    const shown = planImport(content, this.#deps.store.state);
    this.#replace({ kind: 'open', content, shown });
    return shown;
  }

  #replace(pending: Pending | null): void {
    if (this.#pending?.kind === 'open') forgetKeys(this.#pending.content);
    this.#pending = pending;
  }

  async #import(content: Exchange, plan: ImportPlan): Promise<void> {
    const { store, profiles } = this.#deps;
    const { current } = store.state;
    const added = plan.profiles.filter(({ there }) => there === null);
    for (const planned of added) this.#add(planned, content);
    if (current !== null) store.dispatch({ type: 'profile-chosen', id: current });
    const settings = Object.keys(plan.settings).length;
    if (settings > 0) profiles.changeSettings(plan.settings);
    const { keys, left } = await this.#addKeys(content);
    this.#tell({ kind: 'imported', profiles: added.length, settings, keys, left });
  }

  #add({ name, hub, user }: PlannedProfile, { profiles }: Exchange): void {
    const { store, randomId } = this.#deps;
    const id = profileId(randomId());
    const given = profiles.find((profile) => profile.hub === hub && profile.user === user);
    const { colour = null, production = false, changes = 'ask' } = given ?? {};
    const profile = { ...newProfile({ id, name, hub, user }), colour, production, changes };
    store.dispatch({ type: 'profile-added', profile, session: { state: 'signed-out' } });
  }

  /** `left`: the names of the keys that are here already, or could not be added. */
  async #addKeys({ profiles }: Exchange): Promise<{ keys: number; left: string[] }> {
    const { store, keys } = this.#deps;
    let count = 0;
    const left: string[] = [];
    for (const profile of profiles) {
      const known = store.state.profiles.find((other) => isSame(profile, other));
      for (const { name, hubId, key } of profile.keys) {
        const isAdded = known && (await keys.addImported({ profile: known.id, name, hubId }, key));
        if (isAdded) count += 1;
        else left.push(name);
        if (!known) key.forget();
      }
    }
    return { keys: count, left };
  }

  #tell(news: ExchangeNews): void {
    this.#deps.store.dispatch({ type: 'notice-raised', notice: news });
  }
}
