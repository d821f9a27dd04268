import type { CopyCheck, CopyKind, CopyProblem, LateCopyProblem } from '../copy-request.ts';
import type { CredentialKind } from '../credential.ts';
import type { Endpoint } from '../endpoint.ts';
import { exhaustive } from '../exhaustive.ts';
import { secretWords } from './keychain-words.ts';
import { lockedWords } from './lock-words.ts';
import { shortName, shownName } from './shown-name.ts';

/** The names of kinds that differ from the kinds themselves. */
const copyNames = new Map<string, string>([
  ['httpie', 'HTTPie command'],
  ['python', 'Python code'],
  ['powershell', 'PowerShell command'],
] satisfies [CopyKind, string][]);

/** "header", "HTTPie command". */
export const copyName = (what: CopyKind): string => copyNames.get(what) ?? what;

/** "Copied header". */
export function copiedWords(what: CopyKind): string {
  return `Copied ${copyName(what)}`;
}

/** "clears in 27 s", or that it stays. From ms; rounded up, so that it ends at 1 s. */
export function clearsWords(leftMs: number | null): string {
  if (leftMs === null) return 'stays on the clipboard';
  return `clears in ${Math.max(0, Math.ceil(leftMs / 1000))} s`;
}

/** What the Hub says about a copied credential; empty while there is nothing to say. */
export function checkWords(check: CopyCheck): string {
  switch (check) {
    case 'none':
    case 'checking':
      return '';
    case 'checked':
      return 'checked with the Hub';
    case 'renewed':
      return 'The Hub rejected this token. A new one is on the clipboard: paste again.';
    case 'outdated':
      return 'The Hub rejected this token. Copy it again.';
    case 'rotated':
      return 'This key was rotated. Its new secret is on the clipboard: paste again.';
    case 'unchecked':
      return 'couldn’t be checked with the Hub';
    default:
      return exhaustive(check);
  }
}

/** What is copied after a sign-in: "Sign in, and the curl command will be copied." */
export const copyWaitsWords = (what: CopyKind): string =>
  `Sign in, and the ${what === 'curl' ? 'curl command' : copyName(what)} will be copied.`;

/** What a pending copy waits for. */
export function copyPendingWords(waitsFor: 'keychain' | 'hub'): string {
  return waitsFor === 'keychain'
    ? 'Waiting for the keychain. Unlock it, and the copy completes by itself.'
    : 'Waiting for the Hub. The copy completes by itself.';
}

/** The problem with a typed body that can't be sent. */
export const badBodyWords = 'The body isn’t valid JSON. Check its quotes, commas and brackets.';

/** An endpoint that can't be copied without its parameter. */
export const unfilledWords = (label: string, parameter: string): string =>
  `“${label}” needs its ${parameter}. Choose it among the endpoints of this Hub, or type the whole path.`;

/** A sign-in or refresh in a form that can't ask. */
export const askingOnlyWords =
  'This request needs what you type when it runs. Copy it as curl or as a helper command.';

/** What a person should know of a request before copying it with that kind of credential; null: nothing. */
export function requestNote(
  endpoint: Pick<Endpoint, 'asks' | 'takes'> | null,
  kind: CredentialKind,
): string | null {
  if (!endpoint) return null;
  if (endpoint.asks.length > 0) {
    return 'This command asks for what it needs when you run it, so it holds no credential. It puts the access token into JWT_TOKEN. cmd can’t hide what you type, so there the command has PowerShell ask.';
  }
  return endpoint.takes.includes(kind)
    ? null
    : 'The Hub documents this request for a session only. It may reject a client key.';
}

/** What a copied command asks for: "Password for ana on hub.example". */
export const passwordPrompt = (label: string, user: string | null, host: string): string =>
  user === null
    ? `${label} for ${shownName(host)}`
    : `${label} for ${shortName(user)} on ${shownName(host)}`;

/** Why a copy failed, and what to do. */
export function copyProblemWords(problem: CopyProblem): string {
  switch (problem.kind) {
    case 'locked':
      return lockedWords(problem);
    case 'no-profile':
      return 'Add a Hub first: there is nothing to copy yet.';
    case 'no-key':
      return `No client key called “${shownName(problem.name)}” is saved on this computer.`;
    case 'sign-in-needed':
      return 'The session has ended. Sign in; the copy completes by itself afterwards.';
    case 'hub-unreachable':
      return 'The Hub can’t be reached, and the access token has expired. Try again when the Hub is back.';
    case 'account-disabled':
      return 'The Hub says this account is disabled. Contact its administrator.';
    case 'key-unreadable':
      return secretWords(problem.why, 'This key');
    case 'waiting-for-keychain':
      return copyPendingWords('keychain');
    case 'bad-path':
      return problem.why;
    case 'no-helper':
      return 'The helper isn’t listening, so nothing can go through it. Try again in a minute, or copy the curl command.';
    case 'clipboard':
      return 'The clipboard did not take the text. Another program may hold it; try again.';
    default:
      return exhaustive(problem);
  }
}

/** The same for a copy that failed after it was made, or when nobody waited for it. */
export function lateCopyWords(problem: LateCopyProblem): string {
  switch (problem.kind) {
    case 'key-rejected':
      return `The Hub rejected “${shownName(problem.name)}”, so it isn’t on the clipboard any more. The key was revoked, or it belongs to another Hub. Create a new one in Client keys, or sign in and copy the session.`;
    case 'token-rejected':
      return 'The Hub rejected the session’s token and gave no new one, so it isn’t on the clipboard any more. Copy it again in a minute, or sign out and in again.';
    case 'dropped-by-lock':
      return `Hubkey locked before the ${copyName(problem.what)} could be copied. Copy it again.`;
    case 'sign-in-needed':
      return 'The session has ended, and what you copied works no more. Sign in, then copy again.';
    default:
      return copyProblemWords(problem);
  }
}

/** Who a credential is for. */
export function suitsWords(kind: 'session' | 'client-key'): string {
  return kind === 'session'
    ? 'Use the session for your own work: it lasts about an hour and Hubkey renews it.'
    : 'Use a client key for scripts: it works until it is revoked.';
}
