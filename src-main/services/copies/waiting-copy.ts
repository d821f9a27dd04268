import { profileOf } from '../../domain/app-state.ts';
import type { CopyRequest } from '../../domain/copy-request.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { Store } from '../store.ts';
import type { PersonalSource } from './personal-source.ts';

export interface WaitingCopyDeps {
  store: Store;
  /** Makes the copy, now that its profile has a session. */
  complete: (copy: CopyInWaiting) => void;
}

/** A copy, and what it waits for. */
export interface CopyInWaiting {
  request: CopyRequest;
  by: PersonalSource;
  waitsFor: 'sign-in' | 'keychain';
}

/** The copy that waits until its profile has a session. Only the latest waits: the clipboard holds one text. */
export class WaitingCopy implements Disposable {
  readonly #deps: WaitingCopyDeps;
  #waiting: { copy: CopyInWaiting; listening: Disposable } | null = null;

  constructor(deps: WaitingCopyDeps) {
    this.#deps = deps;
  }

  wait(copy: CopyInWaiting): void {
    const { store } = this.#deps;
    this.#waiting?.listening.dispose();
    this.#waiting = { copy, listening: store.subscribe(() => this.#resume()) };
    const { request } = copy;
    store.dispatch({ type: 'copy-waits', profile: request.profile, what: request.what });
  }

  /** The copy that waits now. */
  get copy(): CopyInWaiting | null {
    return this.#waiting?.copy ?? null;
  }

  /** A later copy was made: what waited before it would overwrite it. */
  giveWay(copy: CopyInWaiting | null): void {
    if (copy && this.copy === copy) this.forget();
  }

  forget(): void {
    this.dispose();
    this.#deps.store.dispatch({ type: 'copy-wait-ended' });
  }

  dispose(): void {
    this.#waiting?.listening.dispose();
    this.#waiting = null;
  }

  #resume(): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    const profile = profileOf(this.#deps.store.state, waiting.copy.request.profile);
    if (profile && profile.session.state !== 'active') return;
    this.forget();
    if (profile) this.#deps.complete(waiting.copy);
  }
}
