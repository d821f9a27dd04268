import type { ActivitySource } from '../../domain/activity.ts';
import type { CopyRequest, LateCopyProblem } from '../../domain/copy-request.ts';
import type { Credential } from '../../domain/credential.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import { ForgottenSecret, type Secret } from '../../domain/secret.ts';
import type { NoCredential } from '../credentials/desk.ts';
import type { ClipboardCustody } from './clipboard-custody.ts';
import type { CopiedCheck, CredentialChecks } from './credential-checks.ts';
import type { PersonalSource } from './personal-source.ts';

/** Who asks for a copy. */
export interface CopyRequester {
  by: ActivitySource;
  /** The program it is for. */
  to?: string;
  /** It has already waited for a sign-in, so the password isn't asked for again. */
  waited?: boolean;
}

/** A copy that was made. */
export interface CheckedCopy {
  /** The number of its receipt. */
  number: number;
  request: CopyRequest;
  requester: CopyRequester;
  /** The credential that was copied. */
  secret: Secret;
  /** The text of the same copy with a different credential. */
  textWith: (credential: Credential) => Secret;
}

export interface CopyCheckDeps {
  checks: CredentialChecks;
  custody: ClipboardCustody;
  /** Opens sign-in, and copies afterwards. */
  signInAndCopy: (request: CopyRequest, by: PersonalSource) => void;
  tell: (problem: LateCopyProblem, by: ActivitySource) => void;
}

/**
 * Finds out whether the Hub accepts a copied credential. A rejected one doesn't stay on the clipboard: a new
 * token replaces it, or it is cleared. An answer that says nothing about the credential changes nothing.
 */
export class CopyCheck {
  readonly #deps: CopyCheckDeps;

  constructor(deps: CopyCheckDeps) {
    this.#deps = deps;
  }

  /** Rejects only because of a bug in Hubkey: the copy itself has already been made. */
  async run(copy: CheckedCopy): Promise<void> {
    const { checks, custody } = this.#deps;
    try {
      const { profile, credential } = copy.request;
      await this.#apply(copy, await checks.check(profile, credential, copy.secret));
    } catch (error) {
      custody.mark(copy.number, 'unchecked');
      // The credential may be forgotten between its check and its use.
      if (!(error instanceof ForgottenSecret)) throw error;
    }
  }

  async #apply(copy: CheckedCopy, check: CopiedCheck): Promise<void> {
    const { custody } = this.#deps;
    switch (check.says) {
      case 'works':
        await this.#keepFresh(copy, check.credential);
        break;
      case 'rejected':
        await this.#withdraw(copy, rejectionOf(copy.request));
        break;
      case 'no-credential':
        await this.#without(copy, check.why);
        break;
      case 'nothing':
      case 'unasked':
        custody.mark(copy.number, 'unchecked');
        break;
      default:
        exhaustive(check);
    }
  }

  /** The clipboard has a credential that the Hub accepts: the copied one, or the renewed one. */
  async #keepFresh(copy: CheckedCopy, credential: Credential): Promise<void> {
    const { custody } = this.#deps;
    const replaced = await custody.replace(copy.number, copy.textWith(credential));
    switch (replaced) {
      case 'same':
        custody.mark(copy.number, 'checked');
        break;
      case 'replaced':
        custody.mark(copy.number, 'renewed');
        break;
      case 'changed':
        custody.mark(copy.number, 'outdated');
        break;
      case 'failed':
        await this.#withdraw(copy, { kind: 'clipboard' });
        break;
      case 'superseded':
        break;
      default:
        exhaustive(replaced);
    }
  }

  async #without(copy: CheckedCopy, why: NoCredential): Promise<void> {
    switch (why.kind) {
      case 'sign-in-needed':
        await this.#withoutSession(copy);
        break;
      case 'account-disabled':
        await this.#withdraw(copy, { kind: 'account-disabled' });
        break;
      case 'locked':
      case 'no-profile':
      case 'no-key':
      case 'hub-unreachable':
      case 'waiting-for-keychain':
      case 'key-unreadable':
        this.#deps.custody.mark(copy.number, 'unchecked');
        break;
      default:
        exhaustive(why);
    }
  }

  /** The session is over. A program's copy opens no window, as the program already has its answer. */
  async #withoutSession(copy: CheckedCopy): Promise<void> {
    const { custody, signInAndCopy, tell } = this.#deps;
    const { by, waited } = copy.requester;
    const withdrawn = await custody.withdraw(copy.number);
    if (withdrawn === 'superseded') return;
    if (withdrawn === 'withdrawn' && by !== 'helper' && !waited) signInAndCopy(copy.request, by);
    else tell({ kind: 'sign-in-needed' }, by);
  }

  async #withdraw({ number, requester }: CheckedCopy, problem: LateCopyProblem): Promise<void> {
    const withdrawn = await this.#deps.custody.withdraw(number);
    if (withdrawn !== 'superseded') this.#deps.tell(problem, requester.by);
  }
}

const rejectionOf = ({ credential }: CopyRequest): LateCopyProblem =>
  credential.kind === 'session'
    ? { kind: 'token-rejected' }
    : { kind: 'key-rejected', name: credential.name };
