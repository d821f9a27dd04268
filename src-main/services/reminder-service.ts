import { profileOf, type ProfileState } from '../domain/app-state.ts';
import type { AppView } from '../domain/app-view.ts';
import type { ProfileId } from '../domain/ids.ts';
import { remindAt } from '../domain/schedule.ts';
import { horizonOf } from '../domain/session.ts';
import {
  reminderWords,
  sessionEndedWords,
  type NotificationWords,
} from '../domain/words/notification-words.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Deadlines } from './deadlines.ts';
import type { Notifications } from './notifications.ts';
import type { Store } from './store.ts';

export interface ReminderDeps {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
  notifications: Notifications;
  requestSignIn: (profile: ProfileId) => void;
}

/** The reminders already shown for a profile: of a refresh token's expiry, and of the session's end. */
interface Reported {
  planned: number | null;
  ended: number | null;
}

/** Shows one notification shortly before a session ends, and one when it has ended. */
export class ReminderService implements Disposable {
  readonly #deps: ReminderDeps;
  #listening: Disposable | null = null;
  readonly #reported = new Map<ProfileId, Reported>();

  constructor(deps: ReminderDeps) {
    this.#deps = deps;
  }

  /** Follows the sessions from now on. */
  start(): void {
    this.#listening = this.#deps.store.subscribe((view) => this.#update(view));
  }

  dispose(): void {
    this.#listening?.dispose();
  }

  #update(view: AppView): void {
    for (const profile of view.profiles) {
      const reported = this.#reported.get(profile.id) ?? { planned: null, ended: null };
      this.#reported.set(profile.id, reported);
      this.#plan(profile, reported);
      this.#tellEnd(profile, reported);
    }
    for (const id of this.#reported.keys()) {
      if (!profileOf(view, id)) this.#forget(id);
    }
  }

  /** Once per refresh token. With a saved password no person is needed, and a signed-out session needs no reminder. */
  #plan(profile: ProfileState, reported: Reported): void {
    const horizon = profile.keepSignedIn ? null : horizonOf(profile.session);
    if (reported.planned === (horizon?.refreshUntil ?? null)) return;
    reported.planned = horizon?.refreshUntil ?? null;
    const { deadlines } = this.#deps;
    if (!horizon) {
      deadlines.drop(nameOf(profile.id));
      return;
    }
    const { refreshFrom, refreshUntil } = horizon;
    const time = remindAt(refreshFrom, refreshUntil);
    deadlines.set(nameOf(profile.id), time, () => this.#remind(profile.id, refreshUntil));
  }

  #remind(id: ProfileId, refreshUntil: number): void {
    const { store, clock } = this.#deps;
    const profile = profileOf(store.state, id);
    const now = clock.now();
    // After the computer has slept it may be too late: the end has its own notification.
    if (!profile || refreshUntil <= now) return;
    this.#show(id, reminderWords(profile, refreshUntil, now));
  }

  #tellEnd(profile: ProfileState, reported: Reported): void {
    const { session } = profile;
    if (session.state !== 'expired' || reported.ended === session.at) return;
    reported.ended = session.at;
    this.#show(profile.id, sessionEndedWords(profile, session.why));
  }

  #show(id: ProfileId, words: NotificationWords): void {
    const { notifications, requestSignIn } = this.#deps;
    notifications.tell(words, () => requestSignIn(id));
  }

  #forget(id: ProfileId): void {
    this.#reported.delete(id);
    this.#deps.deadlines.drop(nameOf(id));
  }
}

const nameOf = (id: ProfileId): string => `reminder ${id}`;
