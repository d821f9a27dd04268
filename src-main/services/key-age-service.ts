import type { ProfileState } from '../domain/app-state.ts';
import type { ProfileId } from '../domain/ids.ts';
import { reminderOfAge } from '../domain/key-age.ts';
import type { ClientKey } from '../domain/profile.ts';
import { keyAgeWords } from '../domain/words/notification-words.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Deadlines } from './deadlines.ts';
import type { Notifications } from './notifications.ts';
import type { Store } from './store.ts';

export interface KeyAgeParts {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
  notifications: Notifications;
  /** Shows a profile's client keys. */
  showKeys: (profile: ProfileId) => void;
  /** Writes down that a key's age was told of. */
  reminded: (profile: ProfileId, key: ClientKey) => void;
}

const deadline = 'key age';

/** Tells once, quietly, of each client key that has grown old. */
export class KeyAgeService implements Disposable {
  readonly #parts: KeyAgeParts;
  #listening: Disposable | null = null;
  #planned: number | null = null;

  constructor(parts: KeyAgeParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#listening = this.#parts.store.subscribe(() => this.#plan());
    this.#plan();
  }

  dispose(): void {
    this.#listening?.dispose();
  }

  #plan(): void {
    const { store, deadlines } = this.#parts;
    const { settings, profiles } = store.state;
    const times = profiles
      .flatMap(({ keys }) => keys)
      .flatMap((key) => reminderOfAge(key, settings.remindKeyAge) ?? []);
    const next = times.length ? Math.min(...times) : null;
    if (next === this.#planned) return;
    this.#planned = next;
    if (next === null) deadlines.drop(deadline);
    else deadlines.set(deadline, next, () => this.#remind());
  }

  /** One notification a profile, however many of its keys have grown old. */
  #remind(): void {
    this.#planned = null;
    const { store, clock, notifications, showKeys, reminded } = this.#parts;
    const now = clock.now();
    for (const profile of store.state.profiles) {
      const old = this.#oldKeys(profile, now);
      if (old.length === 0) continue;
      for (const key of old) reminded(profile.id, key);
      notifications.tell(keyAgeWords(profile, old, now), () => showKeys(profile.id));
    }
    this.#plan();
  }

  #oldKeys({ keys }: ProfileState, now: number): ClientKey[] {
    const days = this.#parts.store.state.settings.remindKeyAge;
    return keys.filter((key) => (reminderOfAge(key, days) ?? Infinity) <= now);
  }
}
