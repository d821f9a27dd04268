import { isLocked } from '../domain/lock.ts';
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

/** Decides whether a desktop notification is shown. */
export class Notifications {
  readonly #deps: NotificationDeps;

  constructor(deps: NotificationDeps) {
    this.#deps = deps;
  }

  /**
   * Shows a notification if the settings allow it; `open` is called when it is clicked. False: the
   * settings or the desktop don't allow notifications. While Hubkey is locked it names nothing, as others may see it.
   */
  tell(words: NotificationWords, open: () => void): boolean {
    const { store, notifier } = this.#deps;
    const { settings } = store.state;
    const shown = isLocked(store.state) ? lockedNotificationWords() : words;
    return settings.notifications && notifier.show({ ...shown, onClick: open });
  }

  /**
   * Asks for an answer in the window: brings it to the front, and shows a notification too if it
   * wasn't there already, because a desktop may keep a window in the background.
   */
  ask(words: NotificationWords, open: () => void): void {
    const seen = this.#deps.windows.inFront();
    open();
    if (!seen) this.tell(words, open);
  }
}
