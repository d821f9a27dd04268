import type { AppEvent } from '../domain/app-event.ts';
import type { AppState } from '../domain/app-state.ts';
import { toView, type AppView } from '../domain/app-view.ts';
import { reduce } from '../domain/reduce.ts';
import type { Disposable } from '../ports/disposable.ts';

/** Holds the state. Events change it; listeners get the new snapshot. */
export class Store {
  #state: AppState;
  #view: AppView;
  readonly #listeners = new Set<(view: AppView) => void>();

  constructor(state: AppState) {
    this.#state = state;
    this.#view = toView(state, 0);
  }

  get state(): AppState {
    return this.#state;
  }

  /** The current snapshot: the same object until something changes. */
  view(): AppView {
    return this.#view;
  }

  /**
   * Applies an event. Listeners aren't called if it changes nothing. Throws what the first listener throws that does,
   * once all were called.
   */
  dispatch(event: AppEvent): void {
    const next = reduce(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    this.#view = toView(next, this.#view.revision + 1);
    // Each listener gets the current snapshot, as an earlier listener may have dispatched another event.
    const failures: unknown[] = [];
    for (const listener of this.#listeners) {
      try {
        listener(this.view());
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  subscribe(listener: (view: AppView) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }
}
