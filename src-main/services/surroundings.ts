import type { HelperAddress } from '../domain/app-state.ts';
import type { Store } from './store.ts';

/** What surrounds the core in this run and shows in every surface: the tray, the helper, the demo. */
export class Surroundings {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Whether the desktop shows tray icons now. */
  trayHost(present: boolean): void {
    this.#store.dispatch({ type: 'tray-host-changed', present });
  }

  /** The helper listens there. */
  helper(address: HelperAddress): void {
    this.#store.dispatch({ type: 'helper-changed', helper: address });
  }

  /** What the sign-in form starts with. */
  prefill(hub: string, user: string): void {
    this.#store.dispatch({ type: 'prefilled', hub, user });
  }
}
