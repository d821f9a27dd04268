import { profileOf } from '../../domain/app-state.ts';
import {
  withRequest,
  type CopyProblem,
  type CopyReceipt,
  type CopyRequest,
  type PersonCopyProblem,
} from '../../domain/copy-request.ts';
import { isUnfilled } from '../../domain/matching-entry.ts';
import { requestOfChoice } from '../../domain/request-of-choice.ts';
import { fail, type Result } from '../../domain/result.ts';
import type { SavedRequest } from '../../domain/saved-request.ts';
import { withGuide } from '../../domain/with-guide.ts';
import type { CatalogueService } from '../catalogue-service.ts';
import type { CopyService } from './copy-service.ts';
import type { KeychainRecovery } from '../credentials/keychain-recovery.ts';
import type { Store } from '../store.ts';
import type { RequestMemory } from './request-memory.ts';
import type { PersonalSource } from './personal-source.ts';

export interface PersonCopyDeps {
  store: Store;
  copies: Pick<CopyService, 'copy' | 'preview' | 'problemOf'>;
  requests: Pick<RequestMemory, 'completed' | 'remember'>;
  catalogues: Pick<CatalogueService, 'known'>;
  recovery: Pick<KeychainRecovery, 'tryWithPrompt'>;
}

/** Copies that a person asks for, in any surface. */
export class PersonCopyService {
  readonly #deps: PersonCopyDeps;

  constructor(deps: PersonCopyDeps) {
    this.#deps = deps;
  }

  /**
   * As `CopyService.copy`, but a locked keychain may prompt for its password first. A remembered request whose
   * body or query is forgotten isn't copied without it.
   */
  async copy(
    asked: CopyRequest,
    by: PersonalSource,
  ): Promise<Result<CopyReceipt, PersonCopyProblem>> {
    const { store, copies, recovery, requests } = this.#deps;
    const request = requests.completed(asked);
    const unfilled = await this.#unfilledOf(request);
    if (unfilled) return fail({ kind: 'unfilled', request: unfilled });
    if (!copies.problemOf(request)) requests.remember(request);
    const { state } = profileOf(store.state, request.profile)?.session ?? {};
    if (state === 'waiting-for-keychain') await recovery.tryWithPrompt();
    return copies.copy(request, by);
  }

  /** As `CopyService.preview`. */
  preview(request: CopyRequest): Result<string, CopyProblem> {
    const { copies, requests } = this.#deps;
    return copies.preview(requests.completed(request));
  }

  async #unfilledOf({ what, profile, endpoint }: CopyRequest): Promise<SavedRequest | null> {
    // A typed path is meant as it was typed.
    if (!withRequest.has(what) || typeof endpoint === 'string' || !endpoint.exact) return null;
    const request = requestOfChoice(endpoint);
    const known = await this.#deps.catalogues.known(profile);
    const entries = known?.entries ?? withGuide([]);
    return request && isUnfilled(request, endpoint.body, entries) ? request : null;
  }
}
