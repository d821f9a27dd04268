import { noConsents, type Consents } from './consent.ts';
import type { CopyKind, CopyReceipt, LateCopyProblem } from './copy-request.ts';
import type { EnvironmentNote } from './environment-note.ts';
import type { FolderProblem } from './folder-problem.ts';
import type { HealthSummary } from './health.ts';
import type { ProfileId } from './ids.ts';
import type { KeyRequest, KeyNews } from './key-request.ts';
import type { KeychainState } from './keychain-problem.ts';
import type { Lock } from './lock.ts';
import type { Profile } from './profile.ts';
import type { QuickShortcut } from './quick-shortcut.ts';
import type { SettingsLoss, UnreadReason } from './saved.ts';
import type { Session } from './session.ts';
import type { Settings, ShellId } from './settings.ts';

/** Everything Hubkey knows that is no secret. Replaced whole, never changed in place. */
export interface AppState {
  current: ProfileId | null;
  profiles: readonly ProfileState[];
  keychain: KeychainState;
  lock: Lock;
  /** Whether the desktop shows tray icons; null until asked. */
  trayHost: boolean | null;
  helper: HelperAddress | null;
  settings: Settings;
  receipt: CopyReceipt | null;
  /** The copy that goes on after signing in. */
  waitingCopy: { profile: ProfileId; what: CopyKind } | null;
  /** The change of a client key that goes on after signing in. */
  waitingKeyAct: { profile: ProfileId; action: KeyRequest['do']; name: string } | null;
  /** What came of the last change of a key that went on by itself. */
  keyNews: KeyNews | null;
  /** Which program asks for which credential, and what was allowed. */
  consents: Consents;
  /** The screen that something outside the window asked for; `number` rises with each ask. */
  screen: ScreenRequest;
  notices: readonly Notice[];
  /** Rises when the record of activity has grown; the record itself is asked for. */
  activityCount: number;
  quickShortcut: QuickShortcut;
  runtime: RuntimeFacts;
  /** What the sign-in form starts with. */
  prefill: { hub: string; user: string } | null;
}

export interface ProfileState extends Profile {
  session: Session;
  /** null: not read yet. */
  health: HealthSummary | null;
}

export interface HelperAddress {
  url: string;
  /** Path of the Unix socket; null where the system has none. */
  socket: string | null;
  /** Path of the file that holds the helper's own header, for `curl -H @file`. */
  headerFile: string;
}

export type ScreenName = 'copy' | 'sign-in' | 'keys' | 'health' | 'activity' | 'settings';

interface ScreenRequest {
  number: number;
  name: ScreenName;
  /** The profile to sign in to; null: a new one. */
  profile: ProfileId | null;
}

export interface RuntimeFacts {
  electron: string;
  /** False on a runtime that is for tests only. */
  supported: boolean;
  /** The shell that is usual on this computer. */
  shell: ShellId;
  /** Variables of the environment that a person should know are set. */
  environment: readonly EnvironmentNote[];
}

/** Something that stays true until a person has seen it. */
export type Notice =
  /** The settings file is damaged; its copy is `file`. */
  | { kind: 'settings-damaged'; file: string }
  /** Some of it is. `setAside` false: it could not be copied to `file` yet, and nothing is saved before. */
  | { kind: 'settings-partly-damaged'; file: string; setAside: boolean; loss: SettingsLoss }
  /** The settings file `path` is there and could not be read; nothing is saved before it can be. */
  | { kind: 'settings-unread'; path: string; why: UnreadReason; code: string }
  /** The settings file is of a newer Hubkey; it is left as it is, and nothing is saved. */
  | { kind: 'settings-newer' }
  /** A change could not be saved; `full`: the disk is. */
  | { kind: 'settings-unsaved'; full: boolean }
  /** The helper could not listen. */
  | { kind: 'helper-failed' }
  /** The folder that `XDG_RUNTIME_DIR` names is not used, as others could change what is in it. */
  | { kind: 'unsafe-runtime-dir'; problem: FolderProblem }
  /** A profile was removed while keys of it were being changed: these may still be at its Hub. */
  | { kind: 'keys-left'; profile: string; hub: string; keys: readonly string[] }
  /** The keychain never took the secrets of these keys, which the run that made them held in memory. */
  | { kind: 'keys-lost'; keys: readonly { name: string; profile: string }[] }
  /** A copied credential could not be taken off the clipboard. */
  | { kind: 'clipboard-not-cleared' }
  /** A copy came to nothing after whoever asked for it had an answer, or where no screen could say so. */
  | { kind: 'copy-failed'; problem: LateCopyProblem };

export type NoticeKind = Notice['kind'];

/** Goes by itself once Hubkey can read or write its settings, and can be tried again until then. */
type UnsettledNotice =
  | Extract<Notice, { kind: 'settings-unread' | 'settings-unsaved' }>
  | (Extract<Notice, { kind: 'settings-partly-damaged' }> & { setAside: false });

export const isUnsettled = (notice: Notice): notice is UnsettledNotice =>
  notice.kind === 'settings-unread' ||
  notice.kind === 'settings-unsaved' ||
  (notice.kind === 'settings-partly-damaged' && !notice.setAside);

/** What Hubkey knows when it starts. */
export function initialState(settings: Settings, runtime: RuntimeFacts): AppState {
  return {
    current: null,
    profiles: [],
    keychain: 'unknown',
    lock: { state: 'unlocked' },
    trayHost: null,
    helper: null,
    settings,
    receipt: null,
    waitingCopy: null,
    waitingKeyAct: null,
    keyNews: null,
    consents: noConsents,
    screen: { number: 0, name: 'copy', profile: null },
    notices: [],
    activityCount: 0,
    quickShortcut: 'off',
    runtime,
    prefill: null,
  };
}

/** The profile of that id, or undefined. */
export function profileOf(state: AppState, id: ProfileId | null): ProfileState | undefined {
  return state.profiles.find((profile) => profile.id === id);
}

/** What is kept of a profile: all but its session and health. */
export function savedProfile({
  session: _session,
  health: _health,
  ...profile
}: ProfileState): Profile {
  return profile;
}
