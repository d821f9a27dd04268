import type { HelperAddress } from '../domain/app-state.ts';
import type { TrayPresence } from '../domain/tray-presence.ts';
import type { Store } from './store.ts';

/** Facts about this run that every surface shows: the tray, the helper, the demo. */
export class Surroundings {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Reports what became of the tray icon. */
  tray(tray: TrayPresence): void {
    this.#store.dispatch({ type: 'tray-changed', tray });
  }

  /** The helper listens at this address. */
  helper(address: HelperAddress): void {
    this.#store.dispatch({ type: 'helper-changed', helper: address });
  }

  /** Sets the initial values of the sign-in form. */
  prefill(hub: string, user: string): void {
    this.#store.dispatch({ type: 'prefilled', hub, user });
  }
}
