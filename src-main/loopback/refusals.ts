import type { ConsentProblem, NotAllowed } from '../domain/consent-problem.ts';
import type { CopyProblem } from '../domain/copy-request.ts';
import { exhaustive } from '../domain/exhaustive.ts';
import type { HeaderProblem } from '../domain/header-problem.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import { lockedProblem } from '../domain/lock.ts';
import type { RefusalKind } from '../domain/refusal-kind.ts';
import { consentProblemWords, withheldWords } from '../domain/words/consent-words.ts';
import { copyProblemWords } from '../domain/words/copy-words.ts';
import { helperWords } from '../domain/words/helper-words.ts';
import { hubProblemWords } from '../domain/words/hub-problem-words.ts';
import type { ForwardProblem } from '../services/forward-service.ts';

/** A refusal in the form that the caller gets. */
export interface Refusal {
  status: number;
  kind: RefusalKind;
  /** The sentence that says it, made when it is sent, in its caller's language. */
  message: () => string;
  /** For `not-allowed`: why it was not allowed. */
  reason?: NotAllowed['because'] | 'withheld';
  /** It isn’t counted in the activity: the caller asks again for the same, or another entry tells it. */
  uncounted?: true;
  /** For 405: the allowed methods. */
  allow?: string;
}

/** The answer to a request with a wrong field, query or header. */
export const badRequest = (message: () => string): Refusal => ({
  status: 400,
  kind: 'bad-request',
  message,
});

/** The answer while Hubkey is locked. */
export const lockedRefusal: Refusal = consentRefusal(lockedProblem);

/** The answer to a copy that failed. */
export function copyRefusal(problem: CopyProblem | ConsentProblem): Refusal {
  if (isConsentProblem(problem)) return consentRefusal(problem);
  return {
    status: statusOf(problem),
    kind: problem.kind,
    message: () => copyProblemWords(problem),
  };
}

function statusOf(problem: Exclude<CopyProblem, ConsentProblem>): number {
  switch (problem.kind) {
    case 'sign-in-needed':
      return 401;
    case 'account-disabled':
      return 403;
    case 'no-profile':
    case 'no-key':
      return 404;
    case 'bad-path':
      return 400;
    case 'hub-unreachable':
      return 502;
    case 'no-helper':
    case 'not-in-front':
    case 'waiting-for-keychain':
      return 503;
    case 'key-unreadable':
    case 'clipboard':
      return 500;
    default:
      return exhaustive(problem);
  }
}

const isConsentProblem = (
  problem: CopyProblem | HeaderProblem | ConsentProblem,
): problem is ConsentProblem =>
  problem.kind === 'not-allowed' || problem.kind === 'busy' || problem.kind === 'locked';

/** The answer where consent was not given. A denial is an entry of its own in the activity, with its program. */
export function consentRefusal(problem: ConsentProblem): Refusal {
  const { kind } = problem;
  const message = (): string => consentProblemWords(problem);
  switch (kind) {
    case 'busy':
      return { status: 429, kind, message, uncounted: true };
    case 'locked':
      return { status: 423, kind, message, ...(problem.denied ? { uncounted: true } : {}) };
    case 'not-allowed':
      return { status: 403, kind, message, reason: problem.why.because, uncounted: true };
    default:
      return exhaustive(kind);
  }
}

/** The answer if a credential was not handed out. */
export function headerRefusal(problem: HeaderProblem): Refusal {
  if (isConsentProblem(problem)) return consentRefusal(problem);
  const { kind } = problem;
  switch (kind) {
    case 'no-profile':
    case 'sign-in-needed':
      return { status: 401, kind, message: helperWords['sign-in-needed'] };
    case 'hub-unreachable':
      return { status: 502, kind, message: () => copyProblemWords(problem) };
    case 'waiting-for-keychain':
      return { status: 503, kind, message: helperWords[kind] };
    case 'account-disabled':
      return { status: 403, kind, message: () => copyProblemWords(problem) };
    case 'no-key':
      return { status: 404, kind, message: () => copyProblemWords(problem) };
    case 'key-unreadable':
      return { status: 500, kind, message: () => copyProblemWords(problem) };
    default:
      return exhaustive(kind);
  }
}

/** The answer to a request that was not forwarded. */
export function forwardRefusal(problem: ForwardProblem): Refusal {
  if (problem.kind === 'withheld') {
    return { status: 403, kind: 'not-allowed', message: withheldWords, reason: 'withheld' };
  }
  if (problem.kind !== 'hub') return headerRefusal(problem);
  return hubRefusal(problem.hub, problem.problem);
}

/** The answer to what the Hub didn't do. */
export function hubRefusal(hub: string, problem: HubProblem): Refusal {
  const kind = problem.kind === 'certificate' ? 'certificate' : 'hub-unreachable';
  return { status: 502, kind, message: () => hubProblemWords(problem, hub) };
}
