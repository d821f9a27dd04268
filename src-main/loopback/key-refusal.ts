import { exhaustive } from '../domain/exhaustive.ts';
import type { KeyProblem } from '../domain/key-problem.ts';
import { helperWords, unknownKeyWords, unlistedKeyWords } from '../domain/words/helper-words.ts';
import { keyProblemWords } from '../domain/words/key-words.ts';
import type { KeyCommandProblem } from '../services/keys/key-commands.ts';
import { consentRefusal, hubRefusal, type Refusal } from './refusals.ts';

/** The answer to a call about a client key that was not done. */
export function keyRefusal(fault: KeyCommandProblem): Refusal {
  switch (fault.of) {
    case 'consent':
      return consentRefusal(fault.problem);
    case 'unknown-key': {
      const words = fault.in === 'here' ? unknownKeyWords : unlistedKeyWords;
      return { status: 404, kind: 'no-key', message: () => words(fault.name, fault.near) };
    }
    case 'key':
      return problemRefusal(fault.problem);
    default:
      return exhaustive(fault);
  }
}

function problemRefusal(problem: KeyProblem): Refusal {
  const message = (): string => keyProblemWords(problem);
  const { kind } = problem;
  switch (kind) {
    case 'no-profile':
    case 'no-key':
      return { status: 404, kind, message };
    case 'sign-in-needed':
      return { status: 401, kind, message: helperWords[kind] };
    case 'needs-session':
      return { status: 401, kind: 'sign-in-needed', message };
    case 'account-disabled':
      return { status: 403, kind, message };
    case 'name':
      return { status: problem.why === 'taken' ? 409 : 400, kind: 'bad-request', message };
    case 'key-shape':
      return { status: 400, kind: 'bad-request', message };
    case 'key-unreadable':
      return { status: 500, kind, message };
    case 'waiting-for-keychain':
      return { status: 503, kind, message };
    case 'which-key':
      return { status: 409, kind, message: helperWords[kind] };
    case 'hub':
      return hubRefusal(problem.hub, problem.problem);
    case 'busy':
    case 'other-key':
      return { status: 409, kind: 'key-unchanged', message };
    case 'key-refused':
    case 'not-saved':
    case 'rotation-not-saved':
    case 'orphaned':
    case 'not-known-yet':
    case 'not-written':
    case 'step-not-saved':
    case 'undone':
      return { status: 500, kind: 'key-unchanged', message };
    default:
      return exhaustive(kind);
  }
}
