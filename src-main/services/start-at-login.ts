import type { Result } from '../domain/result.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { LoginItemProblem, LoginItems } from '../ports/login-item.ts';
import type { Store } from './store.ts';

export interface StartAtLoginDeps {
  store: Store;
  loginItems: LoginItems;
}

/** Has the system start Hubkey with the person's session as the settings say, and says where it can't. */
export class StartAtLogin implements Disposable {
  readonly #deps: StartAtLoginDeps;
  #done: boolean;
  #listening: Disposable | null = null;

  constructor(deps: StartAtLoginDeps) {
    this.#deps = deps;
    this.#done = this.#wanted;
  }

  start(): void {
    const { store, loginItems } = this.#deps;
    // Nobody has turned it on or off here.
    if (store.state.managed.settings.startAtLogin !== undefined) this.#set(this.#wanted);
    else if (this.#done && this.#wanted) this.#tell(true, loginItems.mend());
    this.#listening = store.subscribe(() => this.#follow());
    this.#follow();
  }

  dispose(): void {
    this.#listening?.dispose();
  }

  get #wanted(): boolean {
    return this.#deps.store.state.settings.startAtLogin;
  }

  #follow(): void {
    if (this.#wanted !== this.#done) this.#set(this.#wanted);
  }

  #set(start: boolean): void {
    const { store, loginItems } = this.#deps;
    const before = this.#done;
    this.#done = start;
    const answer = loginItems.set(start);
    if (!answer.ok && before !== start) {
      // First, so that the change that follows isn't taken for a wish.
      this.#done = before;
      store.dispatch({
        type: 'settings-changed',
        settings: { ...store.state.settings, startAtLogin: before },
      });
    }
    this.#tell(start, answer);
  }

  #tell(start: boolean, answer: Result<void, LoginItemProblem>): void {
    const kind = 'login-item-failed';
    this.#deps.store.dispatch(
      answer.ok
        ? { type: 'notice-dismissed', kind }
        : { type: 'notice-raised', notice: { kind, start, ...answer.problem } },
    );
  }
}
