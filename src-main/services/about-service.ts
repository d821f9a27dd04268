import type { ClipboardProblem } from '../domain/copy-request.ts';
import { diagnostics } from '../domain/diagnostics.ts';
import type { ProductFacts, ProductFolder } from '../domain/product-facts.ts';
import type { Result } from '../domain/result.ts';
import type { Product } from '../ports/product.ts';
import type { ClipboardCustody } from './copies/clipboard-custody.ts';
import type { DoctorService } from './doctor/doctor-service.ts';
import type { Store } from './store.ts';

export interface AboutDeps {
  store: Store;
  product: Product;
  custody: Pick<ClipboardCustody, 'putPlain'>;
  doctor: Pick<DoctorService, 'last'>;
}

/** What a person is told about Hubkey itself, and copies that hold no credential. */
export class AboutService {
  readonly #deps: AboutDeps;

  constructor(deps: AboutDeps) {
    this.#deps = deps;
  }

  facts(): ProductFacts {
    return this.#deps.product.facts();
  }

  openFolder(folder: ProductFolder): Promise<Result<void, 'failed'>> {
    return this.#deps.product.openFolder(folder);
  }

  /** Puts facts for a report on the clipboard, with the last report of the doctor. */
  copyDiagnostics(): Promise<Result<void, ClipboardProblem>> {
    const { store, custody, doctor } = this.#deps;
    return custody.putPlain(diagnostics(store.state, this.facts(), doctor.last));
  }

  /** Puts a certificate's fingerprint on the clipboard. */
  copyFingerprint(fingerprint: string): Promise<Result<void, ClipboardProblem>> {
    return this.#deps.custody.putPlain(fingerprint);
  }
}
