import type { CopyKind } from './copy-request.ts';

/** Which surface asked. */
export type ActivitySource = 'window' | 'tray' | 'helper' | 'palette';

/** Which credential of which profile, by the names of that moment; `credential` is `session` or the key's name. */
export interface ActivityCredential {
  profile: string;
  credential: string;
}

/** What was handed out, changed or refused. Holds no secret. `to` is the program as far as it is known. */
export type Activity =
  | ({ kind: 'copied'; what: CopyKind; by: ActivitySource } & ActivityCredential)
  /** A raw header went to a program. */
  | ({ kind: 'handed-out'; to: string } & ActivityCredential)
  /** A person said no to a program, or the settings did. */
  | ({ kind: 'denied'; to: string } & ActivityCredential)
  /** A request went to the Hub with the credential added; `status` is the Hub's, null where none came. */
  | ({ kind: 'passed'; method: string; path: string; status: number | null } & ActivityCredential)
  /** The helper turned a request away. */
  | { kind: 'refused'; why: string; count: number }
  | { kind: 'key-created' | 'key-rotated' | 'key-revoked'; profile: string; key: string };

/** An activity and when it was, in ms since the epoch. */
export interface ActivityEntry {
  at: number;
  activity: Activity;
}
