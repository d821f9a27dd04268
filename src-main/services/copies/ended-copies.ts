import { hasEnded } from '../../domain/copied-credential.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { Store } from '../store.ts';
import type { ClipboardCustody } from './clipboard-custody.ts';

export interface EndedCopiesDeps {
  store: Store;
  custody: Pick<ClipboardCustody, 'origin' | 'end'>;
}

/** Clears a copied credential from the clipboard once Hubkey has ended it, even if copies aren't cleared otherwise. */
export class EndedCopies implements Disposable {
  readonly #deps: EndedCopiesDeps;
  #listening: Disposable | null = null;

  constructor(deps: EndedCopiesDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#listening = this.#deps.store.subscribe(() => this.#follow());
  }

  dispose(): void {
    this.#listening?.dispose();
  }

  #follow(): void {
    const { store, custody } = this.#deps;
    if (custody.origin && hasEnded(store.state, custody.origin)) void custody.end();
  }
}
