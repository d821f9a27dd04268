import type { ActivitySource } from '../domain/activity.ts';
import type { LateCopyProblem } from '../domain/copy-request.ts';
import { copyFailedWords, type NotificationWords } from '../domain/words/notification-words.ts';
import type { Notices } from './notices.ts';
import type { Notifications } from './notifications.ts';

export interface PersonTellerDeps {
  notices: Notices;
  notifications: Notifications;
  showWindow: () => void;
}

/** Tells the person what went wrong with an action when no screen could show it. */
export class PersonTeller {
  readonly #deps: PersonTellerDeps;

  constructor(deps: PersonTellerDeps) {
    this.#deps = deps;
  }

  /** In the window, until it is read or another copy is made; also as a notification if the window isn't in front. */
  copyFailed(problem: LateCopyProblem, by: ActivitySource): void {
    const { notices, notifications, showWindow } = this.#deps;
    notices.raise({ kind: 'copy-failed', problem });
    // The end of a session has a notification of its own.
    if (by === 'window' || problem.kind === 'sign-in-needed') return;
    const words = copyFailedWords(problem);
    // No program opens a window.
    if (by === 'helper') notifications.tell(words, showWindow);
    else this.notify(words);
  }

  /** As a notification; if there are none, the window opens, which shows it too. */
  notify(words: NotificationWords): void {
    const { notifications, showWindow } = this.#deps;
    if (!notifications.tell(words, showWindow)) showWindow();
  }
}
