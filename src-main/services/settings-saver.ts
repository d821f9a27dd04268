import { lostKeysOf, savedProfile } from '../domain/app-state.ts';
import { retryDelayMs } from '../domain/backoff.ts';
import { isLasting } from '../domain/consent.ts';
import { mergeSaved } from '../domain/merge-saved.ts';
import type { Profile } from '../domain/profile.ts';
import { fail, ok } from '../domain/result.ts';
import { withUncheckedKeys, type Saved } from '../domain/saved.ts';
import { withoutQueries } from '../domain/saved-request.ts';
import type { Settings } from '../domain/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { LoadNote, ProfileStore, SaveProblem } from '../ports/profile-store.ts';
import type { Deadlines } from './deadlines.ts';
import { noticeOfLoading } from './notice-of-loading.ts';
import { sameEntries, savedEntries, type SavedEntries } from './saved-entries.ts';
import type { Store } from './store.ts';

export interface SettingsSaverDeps {
  store: Store;
  file: ProfileStore;
  clock: Clock;
  deadlines: Deadlines;
  /** The file could finally be read, and its profiles are loaded. */
  loadedLate: () => void;
}

const deadline = 'settings';

/**
 * Saves profiles and settings whenever they change. Failed writes are repeated with
 * growing pauses, at the next change, when a person asks and before Hubkey quits. While the file exists but
 * can't be read, nothing is written; reading is repeated at the same moments.
 */
export class SettingsSaver implements Disposable {
  readonly #deps: SettingsSaverDeps;
  /** The settings that a late-read file is compared with. */
  readonly #before: Settings;
  #note: LoadNote;
  #listening: Disposable | null = null;
  /** What is in the file, what was last written, and how many writes are still running. */
  #saved: SavedEntries;
  #given: SavedEntries;
  #pending = 0;
  #writing: ReturnType<ProfileStore['save']> = Promise.resolve(ok());
  #failures = 0;

  /** `note`: how loading the store's profiles and settings went. */
  constructor(deps: SettingsSaverDeps, note: LoadNote) {
    this.#deps = deps;
    this.#before = deps.store.state.settings;
    this.#note = note;
    this.#saved = this.#given = savedEntries(this.#present());
  }

  /** Saves changes from now on, and those made so far. */
  start(): void {
    this.#listening = this.#deps.store.subscribe(() => this.#saveIfChanged());
    if (this.#unread) this.#planRetry();
    else this.#saveIfChanged();
  }

  /** Whether the file's profiles are known: not if it is unread or from a newer Hubkey. */
  get knowsProfiles(): boolean {
    return !this.#unread && this.#note.kind !== 'newer';
  }

  /** Waits until all changes so far are written, or returns why they are not. */
  written(): ReturnType<ProfileStore['save']> {
    return this.#unread ? Promise.resolve(fail('unread')) : this.#writing;
  }

  /** Repeats what failed, because a person asks for it or is there. */
  async retry(): Promise<void> {
    if (this.#unread) this.#reload();
    else if (this.#failures > 0 || this.#copyMissing) this.#write();
    await this.#writing;
  }

  /** The last try, before Hubkey quits. */
  async flush(): Promise<void> {
    if (this.#unread) this.#takeUp();
    else if (this.#pending === 0 && !this.#isSaved()) this.#write();
    await this.#writing;
  }

  dispose(): void {
    this.#listening?.dispose();
    this.#deps.deadlines.drop(deadline);
  }

  get #unread(): boolean {
    return this.#note.kind === 'unread';
  }

  /** The damaged original could not be copied yet. */
  get #copyMissing(): boolean {
    return this.#note.kind === 'partly-damaged' && !this.#note.setAside;
  }

  #isSaved(): boolean {
    return sameEntries(savedEntries(this.#present()), this.#saved);
  }

  #present(): Saved {
    const { state } = this.#deps.store;
    const { current, settings } = state;
    const profiles = state.profiles.map((profile) => withoutTyped(savedProfile(profile)));
    const grants = state.consents.grants.filter(isLasting);
    return { profiles, current, settings, grants, lostKeys: lostKeysOf(state) };
  }

  #saveIfChanged(): void {
    if (this.#unread || sameEntries(savedEntries(this.#present()), this.#given)) return;
    // Changed back to what the file has, so there is nothing to write.
    if (this.#pending === 0 && this.#isSaved()) {
      this.#given = this.#saved;
      this.#writing = Promise.resolve(ok());
      this.#succeeded();
    } else this.#write();
  }

  #write(): void {
    const present = this.#present();
    const entries = savedEntries(present);
    this.#given = entries;
    this.#pending += 1;
    this.#writing = this.#deps.file.save(present);
    void this.#follow(this.#writing, entries);
  }

  async #follow(writing: ReturnType<ProfileStore['save']>, entries: SavedEntries): Promise<void> {
    const answer = await writing;
    this.#pending -= 1;
    if (answer.ok) this.#saved = entries;
    // A later write decides.
    if (writing !== this.#writing) return;
    if (answer.ok) this.#wrote();
    else this.#failed(answer.problem);
  }

  #wrote(): void {
    if (this.#note.kind === 'partly-damaged' && !this.#note.setAside) {
      this.#take({ ...this.#note, setAside: true });
    }
    this.#succeeded();
  }

  #succeeded(): void {
    this.#failures = 0;
    this.#deps.deadlines.drop(deadline);
    this.#deps.store.dispatch({ type: 'notice-dismissed', kind: 'settings-unsaved' });
  }

  #failed(problem: SaveProblem): void {
    if (problem === 'newer' || problem === 'unread') return;
    const notice = { kind: 'settings-unsaved', full: problem === 'full' } as const;
    this.#deps.store.dispatch({ type: 'notice-raised', notice });
    this.#planRetry();
  }

  #planRetry(): void {
    const { clock, deadlines } = this.#deps;
    this.#failures += 1;
    const time = clock.now() + retryDelayMs(this.#failures, clock.random(), null);
    deadlines.set(deadline, time, () => void this.retry());
  }

  #reload(): void {
    if (!this.#takeUp()) this.#planRetry();
    else this.#deps.loadedLate();
  }

  /** Reads the file again. If that works, its profiles are added, and changes made in the meantime stay. */
  #takeUp(): boolean {
    const { store, file, deadlines } = this.#deps;
    const { saved, note } = file.load();
    if (note.kind === 'unread') {
      this.#take(note);
      return false;
    }
    const found = { ...saved, profiles: withUncheckedKeys(saved.profiles) };
    const merged = mergeSaved(found, this.#present(), this.#before);
    this.#given = this.#saved = savedEntries(found);
    this.#failures = 0;
    deadlines.drop(deadline);
    // Nothing is written before this event, which brings everything at once.
    this.#note = note;
    store.dispatch({ type: 'profiles-loaded', ...merged });
    store.dispatch({ type: 'notice-dismissed', kind: 'settings-unread' });
    this.#tell();
    return true;
  }

  #take(note: LoadNote): void {
    if (JSON.stringify(note) === JSON.stringify(this.#note)) return;
    this.#note = note;
    this.#tell();
  }

  #tell(): void {
    const notice = noticeOfLoading(this.#note);
    if (notice) this.#deps.store.dispatch({ type: 'notice-raised', notice });
  }
}

/** The profile without what a person typed into its requests, which may contain a secret. */
const withoutTyped = (profile: Profile): Profile => ({
  ...profile,
  recentRequests: withoutQueries(profile.recentRequests),
  favouriteRequests: withoutQueries(profile.favouriteRequests),
});
