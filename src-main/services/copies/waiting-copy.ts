import { profileOf } from '../../domain/app-state.ts';
import type { CopyRequest } from '../../domain/copy-request.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { Store } from '../store.ts';
import type { PersonalSource } from './personal-source.ts';

export interface WaitingCopyDeps {
  store: Store;
  /** Calls back when the keychain answers after it waited or failed. */
  onKeychainAnswer: (run: () => void) => Disposable;
  /** Makes the copy once it no longer has to wait. */
  complete: (copy: CopyInWaiting) => void;
}

/** A copy, and what it waits for. */
export interface CopyInWaiting {
  request: CopyRequest;
  by: PersonalSource;
  waitsFor: 'sign-in' | 'keychain';
}

/** The copy that waits until its profile has a session, or the keychain releases its key. Only the latest waits, as the clipboard holds one text. */
export class WaitingCopy implements Disposable {
  readonly #deps: WaitingCopyDeps;
  #waiting: { copy: CopyInWaiting; listening: readonly Disposable[] } | null = null;

  constructor(deps: WaitingCopyDeps) {
    this.#deps = deps;
  }

  wait(copy: CopyInWaiting): void {
    const { store, onKeychainAnswer } = this.#deps;
    const { request } = copy;
    this.dispose();
    this.#waiting = {
      copy,
      listening: [
        store.subscribe(() => this.#resume(false)),
        ...(request.credential.kind === 'client-key'
          ? [onKeychainAnswer(() => this.#resume(true))]
          : []),
      ],
    };
    store.dispatch({ type: 'copy-waits', profile: request.profile, what: request.what });
  }

  /** The copy that waits now. */
  get copy(): CopyInWaiting | null {
    return this.#waiting?.copy ?? null;
  }

  /** A later copy was made, which an earlier waiting one would overwrite. */
  giveWay(copy: CopyInWaiting | null): void {
    if (copy && this.copy === copy) this.forget();
  }

  forget(): void {
    this.dispose();
    this.#deps.store.dispatch({ type: 'copy-wait-ended' });
  }

  dispose(): void {
    for (const listener of this.#waiting?.listening ?? []) listener.dispose();
    this.#waiting = null;
  }

  #resume(keychainAnswered: boolean): void {
    const copy = this.copy;
    if (!copy) return;
    const { profile: id, credential } = copy.request;
    const profile = profileOf(this.#deps.store.state, id);
    const there =
      credential.kind === 'session' ? profile?.session.state === 'active' : keychainAnswered;
    if (profile && !there) return;
    this.forget();
    if (profile) this.#deps.complete(copy);
  }
}
