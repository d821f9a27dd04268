import type { EndpointChoice } from './endpoint.ts';
import type { ProfileId } from './ids.ts';
import type { KeychainProblem } from './keychain-problem.ts';
import type { CredentialRef } from './credential.ts';
import type { LockedProblem } from './lock.ts';
import type { Session } from './session.ts';
import type { ShellId } from './settings.ts';

/** The copies that hold a credential. */
export const secretCopies = ['header', 'value', 'curl', 'export'] as const;
export type SecretCopy = (typeof secretCopies)[number];

/** What a copy puts on the clipboard. A helper command asks through the helper and holds no credential. */
export const copyKinds = [...secretCopies, 'helper command'] as const;
export type CopyKind = (typeof copyKinds)[number];

export interface CopyRequest {
  what: CopyKind;
  profile: ProfileId;
  credential: CredentialRef;
  endpoint: EndpointChoice;
  shell: ShellId;
  /** Pipe the answer to jq; for curl alone. */
  jq: boolean;
}

/**
 * What is known of the credential in a copy.
 * none: it holds no credential · checking: the Hub is being asked · checked: the Hub takes it ·
 * renewed: the Hub took it no more, and a new one is on the clipboard in its stead · outdated: the Hub
 * took it no more, and the clipboard holds something else by now · unchecked: the Hub could not be asked.
 */
export type CopyCheck = 'none' | 'checking' | 'checked' | 'renewed' | 'outdated' | 'unchecked';

/** What was copied, and until when it stays. Never the text. */
export interface CopyReceipt {
  /** Rises with each copy. */
  number: number;
  what: CopyKind;
  /** ms since the epoch; null: it stays. */
  clearsAt: number | null;
  check: CopyCheck;
}

/** Why a copy did not happen. */
export type CopyProblem =
  | LockedProblem
  | { kind: 'no-profile' }
  | { kind: 'no-key'; name: string }
  /** The session needs the password; sign-in is open, and a person's copy completes after it. */
  | { kind: 'sign-in-needed' }
  /** The Hub does not answer, and what is held has ended. */
  | { kind: 'hub-unreachable' }
  /** The Hub says that the account is disabled or gone. */
  | { kind: 'account-disabled' }
  /** The keychain that the session or the key is in has yet to answer; the copy completes once it has. */
  | { kind: 'waiting-for-keychain' }
  | { kind: 'key-unreadable'; why: KeychainProblem }
  | { kind: 'bad-path'; why: string }
  /** The helper does not listen, so no command can go through it. */
  | { kind: 'no-helper' }
  /** The clipboard took the text but gave another back, or refused it. */
  | { kind: 'clipboard' };

/** Why a copy came to nothing, said after whoever asked for it had an answer. */
export type LateCopyProblem =
  | CopyProblem
  /** It was still waiting for a person when Hubkey locked. */
  | { kind: 'dropped-by-lock'; what: CopyKind }
  /** The Hub rejects the client key. */
  | { kind: 'key-rejected'; name: string }
  /** The Hub rejects the session's token and gives no other now. */
  | { kind: 'token-rejected' };

/** What a copy that isn't there yet waits for. A client key is in the keychain alone. */
export const copyWaitsFor = (
  { credential }: Pick<CopyRequest, 'credential'>,
  session: Session | undefined,
): 'keychain' | 'hub' =>
  credential.kind === 'client-key' || session?.state === 'waiting-for-keychain'
    ? 'keychain'
    : 'hub';
