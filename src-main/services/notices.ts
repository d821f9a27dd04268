import {
  isLastingNotice,
  type LastingNotice,
  type Notice,
  type NoticeKind,
} from '../domain/app-state.ts';
import type { Store } from './store.ts';

/** Messages that stay on screen until a person has seen them. */
export class Notices {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  raise(notice: Notice): void {
    this.#store.dispatch({ type: 'notice-raised', notice });
  }

  dismiss(kind: NoticeKind | LastingNotice): void {
    if (isLastingNotice(kind)) this.#store.dispatch({ type: 'lasting-notice-dismissed', kind });
    else this.#store.dispatch({ type: 'notice-dismissed', kind });
  }
}
