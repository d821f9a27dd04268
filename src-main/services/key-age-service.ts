import type { ProfileId } from '../domain/ids.ts';
import { reminderOfAge } from '../domain/key-age.ts';
import { reminderOfExpiry } from '../domain/key-expiry.ts';
import type { ClientKey, Profile } from '../domain/profile.ts';
import type { Settings } from '../domain/settings.ts';
import {
  keyAgeWords,
  keyExpiryWords,
  type NotificationWords,
} from '../domain/words/notification-words.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Deadlines } from './deadlines.ts';
import type { Notifications } from './notifications.ts';
import type { Store } from './store.ts';

export interface KeyAgeDeps {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
  notifications: Notifications;
  /** Shows a profile's client keys. */
  showKeys: (profile: ProfileId) => void;
  /** Records that a person was reminded of a key. */
  reminded: (profile: ProfileId, key: ClientKey, of: KeyReminder) => void;
}

/** The two reminders, each shown once per client key: that it is old, and that it expires. */
const reminders = {
  age: {
    at: (key: ClientKey, settings: Settings) => reminderOfAge(key, settings.remindKeyAge),
    words: keyAgeWords,
  },
  expiry: { at: reminderOfExpiry, words: keyExpiryWords },
} as const satisfies Record<
  string,
  {
    at: (key: ClientKey, settings: Settings) => number | null;
    words: (profile: Profile, keys: readonly ClientKey[], now: number) => NotificationWords;
  }
>;
export type KeyReminder = keyof typeof reminders;
const kinds = Object.keys(reminders) as KeyReminder[];

const deadline = 'key age';

/** Reminds a person once, without a sound, of each client key that is old or expires soon. */
export class KeyAgeService implements Disposable {
  readonly #deps: KeyAgeDeps;
  #listening: Disposable | null = null;
  #planned: number | null = null;

  constructor(deps: KeyAgeDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#listening = this.#deps.store.subscribe(() => this.#plan());
    this.#plan();
  }

  dispose(): void {
    this.#listening?.dispose();
  }

  #plan(): void {
    const { store, deadlines } = this.#deps;
    const { settings, profiles } = store.state;
    const times = profiles
      .flatMap(({ keys }) => keys)
      .flatMap((key) => kinds.flatMap((kind) => reminders[kind].at(key, settings) ?? []));
    const next = times.length ? Math.min(...times) : null;
    if (next === this.#planned) return;
    this.#planned = next;
    if (next === null) deadlines.drop(deadline);
    else deadlines.set(deadline, next, () => this.#remind());
  }

  /** One notification per profile and kind, for any number of keys. */
  #remind(): void {
    this.#planned = null;
    const { store, clock, notifications, showKeys, reminded } = this.#deps;
    const now = clock.now();
    const { settings, profiles } = store.state;
    for (const kind of kinds) {
      const { at, words } = reminders[kind];
      for (const profile of profiles) {
        const due = profile.keys.filter((key) => (at(key, settings) ?? Infinity) <= now);
        if (due.length === 0) continue;
        for (const key of due) reminded(profile.id, key, kind);
        notifications.tell(words(profile, due, now), () => showKeys(profile.id));
      }
    }
    this.#plan();
  }
}
