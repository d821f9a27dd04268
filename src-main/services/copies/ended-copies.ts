import { hasEnded, rotatedInto, type CopiedCredential } from '../../domain/copied-credential.ts';
import type { Credential } from '../../domain/credential.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { SecretVault } from '../credentials/secret-vault.ts';
import type { Store } from '../store.ts';
import type { ClipboardCustody } from './clipboard-custody.ts';

export interface EndedCopiesDeps {
  store: Store;
  vault: Pick<SecretVault, 'read'>;
  custody: Pick<ClipboardCustody, 'origin' | 'end' | 'rotate'>;
}

/**
 * Clears a copied credential from the clipboard once Hubkey has ended it, even if copies aren't cleared
 * otherwise. The new secret of a key that was rotated replaces the old one.
 */
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
    const { origin } = custody;
    if (!origin || !hasEnded(store.state, origin)) return;
    const next = rotatedInto(store.state, origin);
    void (next ? custody.rotate(next, () => this.#load(next)) : custody.end());
  }

  async #load(copied: CopiedCredential): Promise<Credential | null> {
    if (copied.kind === 'session') return null;
    const { profile, kind, key } = copied;
    const secret = await this.#deps.vault.read(profile, { key });
    return secret.ok && secret.value ? { kind, secret: secret.value } : null;
  }
}
