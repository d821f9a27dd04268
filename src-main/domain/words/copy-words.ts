import type { CopyKind, CopyProblem } from '../copy-request.ts';
import { exhaustive } from '../exhaustive.ts';
import { secretWords } from './keychain-words.ts';
import { shownName } from './shown-name.ts';

/** "Copied header". */
export function copiedWords(what: CopyKind): string {
  return `Copied ${what}`;
}

/** "clears in 27 s", or that it stays. From ms; rounded up, so that it ends at 1 s. */
export function clearsWords(leftMs: number | null): string {
  if (leftMs === null) return 'stays on the clipboard';
  return `clears in ${Math.max(0, Math.ceil(leftMs / 1000))} s`;
}

/** Why a copy did not happen and what to do. */
export function copyProblemWords(problem: CopyProblem): string {
  switch (problem.kind) {
    case 'no-profile':
      return 'Add a Hub first: there is nothing to copy yet.';
    case 'no-key':
      return `No client key called “${shownName(problem.name)}” is kept on this computer.`;
    case 'sign-in-needed':
      return 'The session has ended. Sign in; the copy completes by itself afterwards.';
    case 'hub-unreachable':
      return 'The Hub does not answer and the access held has ended. Try again when the Hub is back.';
    case 'account-disabled':
      return 'The Hub says that this account is disabled. Ask its administrator.';
    case 'key-unreadable':
      return secretWords(problem.why, 'This key');
    case 'waiting-for-keychain':
      return 'Waiting for the keychain. Unlock it, and the copy completes by itself.';
    case 'bad-path':
      return problem.why;
    case 'no-helper':
      return 'The helper is not listening, so nothing can go through it. Start Hubkey again, or copy the curl.';
    case 'clipboard':
      return 'The clipboard did not take the text. Another program may hold it; try again.';
    default:
      return exhaustive(problem);
  }
}

/** Who a credential is for. */
export function suitsWords(kind: 'session' | 'client-key'): string {
  return kind === 'session'
    ? 'A session suits a person, now: it works for about an hour and Hubkey renews it.'
    : 'A client key suits a script, for months: it works until it is revoked.';
}
