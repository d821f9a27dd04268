import type { EndpointChoice } from './endpoint.ts';
import type { ProfileId } from './ids.ts';
import type { KeychainProblem } from './keychain-problem.ts';
import type { CredentialRef } from './credential.ts';
import type { LockedProblem } from './lock.ts';
import type { RequestProblem } from './request-problem.ts';
import type { SavedRequest } from './saved-request.ts';
import type { Session } from './session.ts';
import type { ShellId } from './settings.ts';

/**
 * The copies that hold a credential, unless its variable is written instead. `powershell` is a command of
 * Invoke-RestMethod, `python` code that uses the package requests.
 */
const secretCopies = [
  'header',
  'value',
  'curl',
  'export',
  'httpie',
  'python',
  'powershell',
] as const;
export type SecretCopy = (typeof secretCopies)[number];

/**
 * What a copy puts on the clipboard. A helper command asks through the helper, and a sign-in command asks
 * the person: neither holds a credential.
 */
export const copyKinds = [...secretCopies, 'helper command', 'sign-in command'] as const;
export type CopyKind = (typeof copyKinds)[number];

/** The copies that contain a request. */
export const withRequest: ReadonlySet<CopyKind> = new Set([
  'curl',
  'helper command',
  'httpie',
  'python',
  'powershell',
]);

export interface CopyRequest {
  what: CopyKind;
  profile: ProfileId;
  credential: CredentialRef;
  endpoint: EndpointChoice;
  shell: ShellId;
  /** Pipe the answer to jq; for commands of a shell. */
  jq: boolean;
  /** Write the credential's variable instead of the credential. An export ignores it, as it sets the variable. */
  variable: boolean;
}

/** What the Copy screen copies, and how it is written. */
export type CopyOptions = Pick<CopyRequest, 'what' | 'shell' | 'jq' | 'variable'>;

/**
 * What is known about the credential in a copy.
 * none: it holds no credential · checking: the Hub is being asked · checked: the Hub accepts it ·
 * renewed: the Hub rejected it, and a new one replaced it on the clipboard · outdated: the Hub
 * rejected it, and the clipboard holds something else by now · rotated: the client key was rotated,
 * and its new secret replaced it on the clipboard · unchecked: the Hub could not be asked.
 */
export type CopyCheck =
  'none' | 'checking' | 'checked' | 'renewed' | 'outdated' | 'rotated' | 'unchecked';

/** What was copied, and until when it stays on the clipboard. Never the text itself. */
export interface CopyReceipt {
  /** Rises with each copy. */
  number: number;
  what: CopyKind;
  /** ms since the epoch; null: it stays. */
  clearsAt: number | null;
  check: CopyCheck;
}

/** There is no command for that request. */
export interface BadRequest {
  kind: 'bad-path';
  why: RequestProblem;
}

/** Why a copy did not happen. */
export type CopyProblem =
  | LockedProblem
  | { kind: 'no-profile' }
  | { kind: 'no-key'; name: string }
  /** The session needs the password; sign-in is open, and a person's copy completes after it. */
  | { kind: 'sign-in-needed' }
  /** The Hub doesn't answer, and the access token has expired. */
  | { kind: 'hub-unreachable' }
  /** The Hub says that the account is disabled or gone. */
  | { kind: 'account-disabled' }
  /** The keychain with the session or key hasn't answered yet; the copy completes once it has. */
  | { kind: 'waiting-for-keychain' }
  | { kind: 'key-unreadable'; why: KeychainProblem }
  | BadRequest
  /** The helper isn't listening, so no command can go through it. */
  | { kind: 'no-helper' }
  | { kind: ClipboardProblem };

/**
 * Why a text isn't on the clipboard. `clipboard`: it refused the text, or returned a different one. `not-in-front`: the
 * desktop takes a copy from the window in front alone, as Wayland does.
 */
export type ClipboardProblem = 'clipboard' | 'not-in-front';

/** The same for a person's copy. */
export type PersonCopyProblem =
  | CopyProblem
  /** The body or query of the remembered request is forgotten; the Copy screen asks for it. */
  | { kind: 'unfilled'; request: SavedRequest };

/** Why a copy failed after its caller had already been answered. */
export type LateCopyProblem =
  | PersonCopyProblem
  /** The copy was still waiting for the person when Hubkey locked. */
  | { kind: 'dropped-by-lock'; what: CopyKind }
  /** The Hub rejects the client key. */
  | { kind: 'key-rejected'; name: string }
  /** The Hub rejects the session's token and doesn't issue a new one now. */
  | { kind: 'token-rejected' };

/** What a pending copy waits for. A client key can only wait for the keychain. */
export const copyWaitsFor = (
  { credential }: Pick<CopyRequest, 'credential'>,
  session: Session | undefined,
): 'keychain' | 'hub' =>
  credential.kind === 'client-key' || session?.state === 'waiting-for-keychain'
    ? 'keychain'
    : 'hub';
