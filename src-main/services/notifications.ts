import {
  lockedNotificationWords,
  type NotificationWords,
} from '../domain/words/notification-words.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Windows } from '../ports/windows.ts';
import type { Store } from './store.ts';

export interface NotificationDeps {
  store: Store;
  notifier: Notifier;
  windows: Pick<Windows, 'inFront'>;
}

/** Decides whether a person is told by a notification of the desktop. */
export class Notifications {
  readonly #deps: NotificationDeps;

  constructor(deps: NotificationDeps) {
    this.#deps = deps;
  }

  /**
   * Tells of what happened, where the settings allow it; `open` shows more when it is clicked. False: the
   * settings or the desktop have no notifications. While Hubkey is locked it names nothing: others may see it.
   */
  tell(words: NotificationWords, open: () => void): boolean {
    const { store, notifier } = this.#deps;
    const { lock, settings } = store.state;
    const shown = lock.state === 'locked' ? lockedNotificationWords : words;
    return settings.notifications && notifier.show({ ...shown, onClick: open });
  }

  /**
   * Asks for an answer in the window: brings it to the front, and tells of the question too where it
   * wasn't there already. A desktop may keep a window from coming forward by itself.
   */
  ask(words: NotificationWords, open: () => void): void {
    const seen = this.#deps.windows.inFront();
    open();
    if (!seen) this.tell(words, open);
  }
}
