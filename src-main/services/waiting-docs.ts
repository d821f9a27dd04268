import type { ApiDocsChoice } from '../domain/api-docs.ts';
import { profileOf } from '../domain/app-state.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Store } from './store.ts';

/** The API docs that open once their profile has a session; only the latest wait, and a lock drops them. */
export class WaitingDocs implements Disposable {
  readonly #store: Store;
  readonly #open: (choice: ApiDocsChoice) => void;
  #waiting: { choice: ApiDocsChoice; listening: Disposable } | null = null;

  constructor(store: Store, open: (choice: ApiDocsChoice) => void) {
    this.#store = store;
    this.#open = open;
  }

  wait(choice: ApiDocsChoice): void {
    this.dispose();
    this.#waiting = { choice, listening: this.#store.subscribe(() => this.#resume()) };
    this.#store.dispatch({ type: 'docs-wait', profile: choice.profile });
  }

  forget(): void {
    this.dispose();
    this.#store.dispatch({ type: 'docs-wait', profile: null });
  }

  dispose(): void {
    this.#waiting?.listening.dispose();
    this.#waiting = null;
  }

  #resume(): void {
    const choice = this.#waiting?.choice;
    if (!choice) return;
    const { state } = this.#store;
    const profile = profileOf(state, choice.profile);
    const signedIn = profile?.session.state === 'active';
    if (profile && !signedIn && state.lock.state === 'unlocked') return;
    this.forget();
    if (signedIn && state.lock.state === 'unlocked') this.#open(choice);
  }
}
