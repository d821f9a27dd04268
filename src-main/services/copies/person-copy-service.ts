import { profileOf } from '../../domain/app-state.ts';
import type { CopyProblem, CopyReceipt, CopyRequest } from '../../domain/copy-request.ts';
import type { Result } from '../../domain/result.ts';
import type { CopyService } from './copy-service.ts';
import type { KeychainRecovery } from '../credentials/keychain-recovery.ts';
import type { Store } from '../store.ts';
import type { RequestMemory } from './request-memory.ts';
import type { PersonalSource } from './personal-source.ts';

export interface PersonCopyDeps {
  store: Store;
  copies: Pick<CopyService, 'copy' | 'preview' | 'problemOf'>;
  requests: Pick<RequestMemory, 'completed' | 'remember'>;
  recovery: Pick<KeychainRecovery, 'tryWithPrompt'>;
}

/** Copies that a person asks for, in any surface. */
export class PersonCopyService {
  readonly #deps: PersonCopyDeps;

  constructor(deps: PersonCopyDeps) {
    this.#deps = deps;
  }

  /** As `CopyService.copy`, but a locked keychain may prompt for its password first. */
  async copy(asked: CopyRequest, by: PersonalSource): Promise<Result<CopyReceipt, CopyProblem>> {
    const { store, copies, recovery, requests } = this.#deps;
    const request = requests.completed(asked);
    if (!copies.problemOf(request)) requests.remember(request);
    const { state } = profileOf(store.state, request.profile)?.session ?? {};
    if (state === 'waiting-for-keychain') await recovery.tryWithPrompt();
    return copies.copy(request, by);
  }

  /** As `CopyService.preview`. */
  preview(request: CopyRequest): string {
    const { copies, requests } = this.#deps;
    return copies.preview(requests.completed(request));
  }
}
