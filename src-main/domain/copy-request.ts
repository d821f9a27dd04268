import type { EndpointChoice } from './endpoint.ts';
import type { ProfileId } from './ids.ts';
import type { CredentialChoice } from './profile.ts';
import type { ShellId } from './settings.ts';

/** What a copy puts on the clipboard. */
export const copyKinds = ['header', 'value', 'curl', 'export'] as const;
export type CopyKind = (typeof copyKinds)[number];

export interface CopyRequest {
  what: CopyKind;
  profile: ProfileId;
  credential: CredentialChoice;
  endpoint: EndpointChoice;
  shell: ShellId;
  /** Pipe the answer to jq; for curl alone. */
  jq: boolean;
}

/** What was copied, and until when it stays. Never the text. */
export interface CopyReceipt {
  /** Rises with each copy. */
  number: number;
  what: CopyKind;
  /** ms since the epoch; null: it stays. */
  clearsAt: number | null;
}

/** Why a copy did not happen. */
export type CopyProblem =
  | { kind: 'no-profile' }
  | { kind: 'no-key'; name: string }
  /** The session needs the password; sign-in is open and the copy completes after it. */
  | { kind: 'sign-in-needed' }
  /** The Hub does not answer, and what is held has ended. */
  | { kind: 'hub-unreachable' }
  | { kind: 'key-unreadable' }
  | { kind: 'bad-path'; why: string }
  /** The clipboard took the text but gave another back, or refused it. */
  | { kind: 'clipboard' };
