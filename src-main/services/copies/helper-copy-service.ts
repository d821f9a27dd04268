import type { Activity } from '../../domain/activity.ts';
import { profileOf } from '../../domain/app-state.ts';
import type { CallerConnection } from '../../domain/caller.ts';
import type { ConsentProblem } from '../../domain/consent-problem.ts';
import type { CopyProblem, CopyReceipt, CopyRequest } from '../../domain/copy-request.ts';
import { credentialName, hasCredential } from '../../domain/credential.ts';
import { holdsCredential } from '../../domain/copy-text.ts';
import { fail, type Result } from '../../domain/result.ts';
import type { ConsentService } from '../consent-service.ts';
import type { CopyService } from './copy-service.ts';
import type { Store } from '../store.ts';

export interface HelperCopyRequest {
  request: CopyRequest;
  caller: CallerConnection;
  /** How long to wait for the person's permission, in ms. */
  waitMs: number;
  signal: AbortSignal;
}

export interface HelperCopyDeps {
  store: Store;
  copies: Pick<CopyService, 'copy' | 'problemOf'>;
  consent: ConsentService;
  record: (activity: Activity) => void;
}

/** Copies that programs ask for. A raw credential needs the person's permission, as every program can read the clipboard. */
export class HelperCopyService {
  readonly #deps: HelperCopyDeps;

  constructor(deps: HelperCopyDeps) {
    this.#deps = deps;
  }

  async copy(copy: HelperCopyRequest): Promise<Result<CopyReceipt, CopyProblem | ConsentProblem>> {
    const { request, caller: connection, waitMs, signal } = copy;
    const { copies } = this.#deps;
    const profile = profileOf(this.#deps.store.state, request.profile);
    // An invalid request fails at once, and some texts have no credential in them.
    if (
      !profile ||
      !hasCredential(profile, request.credential) ||
      !holdsCredential(request) ||
      copies.problemOf(request)
    ) {
      return copies.copy(request, 'helper');
    }
    const credential = credentialName(profile, request.credential);
    const { program, problem } = await this.#deps.consent.allows({
      subject: { profile: profile.id, credential, changes: null },
      want: { kind: 'raw', as: 'copy' },
      target: null,
      connection,
      waitMs,
      signal,
    });
    if (!problem) return copies.copy(request, 'helper', program);
    this.#deps.record({ kind: 'denied', to: program, profile: profile.name, credential });
    return fail(problem);
  }
}
