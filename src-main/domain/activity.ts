import type { CopyKind } from './copy-request.ts';
import type { LockCause, UnlockCause } from './lock.ts';
import type { RefusalKind } from './refusal-kind.ts';

/** Which surface asked. */
export type ActivitySource = 'window' | 'tray' | 'helper' | 'palette';

/** Which credential of which profile, by the names of that moment; `credential` is `session` or the key's name. */
interface ActivityCredential {
  profile: string;
  credential: string;
}

/** What a program did with a session or profile. sign-in: a person signed in in the form that it had opened. */
export const programActs = ['sign-in', 'sign-out', 'use', 'refresh'] as const;
export type ProgramAct = (typeof programActs)[number];

/** What was handed out, changed or refused. Holds no secret. `to` is the program, if it is known. */
export type Activity =
  /** `to`: the program that a credential was copied for. `variable`: the credential's variable was copied instead of it. */
  | ({
      kind: 'copied';
      what: CopyKind;
      by: ActivitySource;
      to?: string;
      variable?: true;
    } & ActivityCredential)
  /** A raw header went to a program. */
  | ({ kind: 'handed-out'; to: string } & ActivityCredential)
  /** A person said no to a program, or the settings did; to a change of that method and path, else to a raw credential. */
  | ({ kind: 'denied'; to: string; method?: string; path?: string } & ActivityCredential)
  /**
   * A request went to the Hub with the credential added; `status` is the Hub's, null where none came.
   * `count`: how many identical requests it stands for; absent means 1. `from`: the page that sent it;
   * absent means a program, through the helper. `to`: that program; known for changes, about which it was asked.
   */
  | ({
      kind: 'passed';
      method: string;
      path: string;
      status: number | null;
      count?: number;
      from?: 'api-docs';
      to?: string;
    } & ActivityCredential)
  | { kind: 'program-act'; what: ProgramAct; to: string; profile: string }
  /** The helper turned a request away. */
  | { kind: 'refused'; why: RefusalKind | 'other'; count: number }
  | { kind: 'locked'; why: LockCause }
  | { kind: 'unlocked'; why: UnlockCause }
  /** `to`: the program that asked for it; absent: a person did. */
  | {
      kind: 'key-created' | 'key-rotated' | 'key-revoked' | 'key-exported';
      profile: string;
      key: string;
      to?: string;
    };

/** An activity and when it was, in ms since the epoch. */
export interface ActivityEntry {
  at: number;
  activity: Activity;
}

/** Whether the log is intact. `since` and `before` in ms since the epoch. */
export type ActivityChain =
  /** Every line follows from the one before it; `since` is null while nothing is written. */
  | { kind: 'unbroken'; since: number | null }
  /** Lines were changed, moved or cut before `before`; null: at the very end. */
  | { kind: 'changed'; before: number | null };

/** The part of the log that the screen shows, newest entries first. */
export interface ActivityPage {
  entries: readonly ActivityEntry[];
  /** There are older entries that are not shown. */
  more: boolean;
  chain: ActivityChain;
  /** Why the newest entries are only in memory; null: they are in the file. */
  unwritten: ActivityProblem | null;
}

/** `full`: the disk is full. `failed`: the file can't be read or written. */
export type ActivityProblem = 'full' | 'failed';

/** The filters of the log, each with the kinds that belong to it. */
const activityGroups = {
  copied: ['copied'],
  'handed-out': ['handed-out'],
  sent: ['passed'],
  refused: ['refused', 'denied'],
  keys: ['key-created', 'key-rotated', 'key-revoked', 'key-exported'],
  programs: ['program-act'],
  lock: ['locked', 'unlocked'],
} as const satisfies Record<string, readonly Activity['kind'][]>;
export type ActivityGroup = keyof typeof activityGroups;
export const activityGroupNames = Object.keys(activityGroups) as ActivityGroup[];

/** Whether an activity passes a filter; null: none is set. */
export const isInGroup = ({ kind }: Activity, group: ActivityGroup | null): boolean =>
  group === null || activityGroups[group].some((member) => member === kind);
