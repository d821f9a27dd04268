import { noConsents, type Consents } from './consent.ts';
import type { CopyKind, CopyReceipt, LateCopyProblem } from './copy-request.ts';
import type { DocsPage } from './docs-page.ts';
import type { EnvironmentNote } from './environment-note.ts';
import type { ExchangeNews } from './exchange-news.ts';
import type { FolderProblem } from './folder-problem.ts';
import type { HealthSummary } from './health.ts';
import type { ProfileId } from './ids.ts';
import type { KeyRequest, KeyNews } from './key-request.ts';
import type { KeychainState } from './keychain-problem.ts';
import type { Lock } from './lock.ts';
import { managedSettings, unmanaged, type Managed, type ManagedProblem } from './managed.ts';
import type { Profile } from './profile.ts';
import type { QuickShortcut } from './quick-shortcut.ts';
import type { LostKey, SettingsLoss, UnreadReason } from './saved.ts';
import type { ScreenSection } from './screen-section.ts';
import type { Session } from './session.ts';
import type { Settings, ShellId } from './settings.ts';
import type { TrayPresence } from './tray-presence.ts';
import { noUpdates, type UpdateState } from './updates/update-state.ts';

/** Everything Hubkey knows, without any secret. Replaced as a whole, never changed in place. */
export interface AppState {
  current: ProfileId | null;
  profiles: readonly ProfileState[];
  keychain: KeychainState;
  lock: Lock;
  tray: TrayPresence;
  helper: HelperAddress | null;
  settings: Settings;
  /** What the organisation decides; it is already applied to settings and profiles. */
  managed: Managed;
  receipt: CopyReceipt | null;
  /** The copy that is made once the person has signed in. */
  waitingCopy: { profile: ProfileId; what: CopyKind } | null;
  /** The change of a client key that continues after signing in. */
  waitingKeyAct: { profile: ProfileId; action: KeyRequest['do']; name: string } | null;
  /** The outcome of the last key change that continued by itself. */
  keyNews: KeyNews | null;
  /** The docs pages that are open, at most one of each profile. */
  docsPages: readonly DocsPage[];
  /** The profile whose docs page opens once the person has signed in. */
  waitingDocs: ProfileId | null;
  /** Which program asks for which credential, and which permissions were granted. */
  consents: Consents;
  /** The screen that something outside the window asked for; `number` rises with each request. */
  screen: ScreenRequest;
  notices: readonly Notice[];
  /** The notices of a lasting state that a person has dismissed, until that state changes. */
  putAway: readonly LastingNotice[];
  /** Rises when the activity log has grown; the window then loads the log. */
  activityCount: number;
  quickShortcut: QuickShortcut;
  updates: UpdateState;
  runtime: RuntimeFacts;
  /** The initial values of the sign-in form. */
  prefill: { hub: string; user: string } | null;
}

export interface ProfileState extends Profile {
  session: Session;
  /** null: not read yet. */
  health: HealthSummary | null;
}

export interface HelperAddress {
  url: string;
  /** Path of the Unix socket; null if the system has none. */
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
  /** What a program filled in for a sign-in; null: a person asked. */
  filled: SignInFill | null;
  /** The dialog of the screen that opens with it; null: none. */
  dialog: ScreenDialog | null;
  /** The part of the screen that is shown; null: the one that it shows by itself. */
  section: ScreenSection | null;
}

/** A dialog that can be asked for from outside the window. */
export type ScreenDialog = 'new-key';

/** What a program filled into the sign-in form. */
export interface SignInFill {
  hub: string;
  /** Empty: not known. */
  user: string;
  /** The program in words; null: it isn't known. */
  by: string | null;
}

export interface RuntimeFacts {
  electron: string;
  /** False on a runtime that is meant for tests only. */
  supported: boolean;
  /** The default shell of this computer. */
  shell: ShellId;
  /** The person's languages, the preferred one first, as the system has them: "de-AT". */
  languages: readonly string[];
  /** Environment variables that are set and that a person should know about. */
  environment: readonly EnvironmentNote[];
}

/** A message that stays until a person has seen it. */
export type Notice =
  /** The settings file is damaged; `file` is the copy that was made of it. */
  | { kind: 'settings-damaged'; file: string }
  /** Part of the settings file is damaged. `setAside` false: it could not be copied to `file` yet, and nothing is saved until then. */
  | { kind: 'settings-partly-damaged'; file: string; setAside: boolean; loss: SettingsLoss }
  /** The settings file `path` exists but could not be read; nothing is saved until it can be. */
  | { kind: 'settings-unread'; path: string; why: UnreadReason; code: string }
  /** A newer Hubkey wrote the settings file; it is left as it is, and nothing is saved. */
  | { kind: 'settings-newer' }
  /** The organisation's settings in `path` are not used, or not all of them. */
  | { kind: 'managed-refused'; path: string; problem: ManagedProblem }
  /** A change could not be saved; `full`: because the disk is full. */
  | { kind: 'settings-unsaved'; full: boolean }
  /** The system's entry that starts Hubkey at login could not be added or renewed, or with `start` false removed. */
  | { kind: 'login-item-failed'; start: boolean; folder: string }
  /** The helper could not listen. */
  | { kind: 'helper-failed' }
  /** The folder in `XDG_RUNTIME_DIR` is not used, because others could change its contents. */
  | { kind: 'unsafe-runtime-dir'; problem: FolderProblem }
  /** A profile was removed while its keys were being changed: these keys may still exist at its Hub. */
  | { kind: 'keys-left'; profile: string; hub: string; keys: readonly string[] }
  /** The keychain never saved the secrets of these keys, which were only in the memory of an earlier run. */
  | { kind: 'keys-lost'; keys: readonly LostKey[] }
  /** A copied credential could not be cleared from the clipboard. */
  | { kind: 'clipboard-not-cleared' }
  /** A copy failed after its caller had been answered, or when no screen could say so. */
  | { kind: 'copy-failed'; problem: LateCopyProblem }
  /** A `hubkey:` link that can't be read, or names a profile that there isn't. */
  | { kind: 'bad-link'; why: LinkProblem }
  | ExchangeNews;

export type LinkProblem = 'unreadable' | 'no-profile';

export type NoticeKind = Notice['kind'];

/** A notice that stands for as long as the keychain fails, or Hubkey has no tray icon. */
export const lastingNotices = ['keychain', 'no-tray'] as const;
export type LastingNotice = (typeof lastingNotices)[number];

export const isLastingNotice = (kind: NoticeKind | LastingNotice): kind is LastingNotice =>
  lastingNotices.some((known) => known === kind);

/** Disappears by itself once Hubkey can read or write its settings; until then it can be retried. */
type UnsettledNotice =
  | Extract<Notice, { kind: 'settings-unread' | 'settings-unsaved' }>
  | (Extract<Notice, { kind: 'settings-partly-damaged' }> & { setAside: false });

export const isUnsettled = (notice: Notice): notice is UnsettledNotice =>
  notice.kind === 'settings-unread' ||
  notice.kind === 'settings-unsaved' ||
  (notice.kind === 'settings-partly-damaged' && !notice.setAside);

/** The keys that a notice calls lost. */
export const lostKeysOf = ({ notices }: Pick<AppState, 'notices'>): readonly LostKey[] =>
  notices.find((notice) => notice.kind === 'keys-lost')?.keys ?? [];

/** The state at the start. */
export function initialState(
  settings: Settings,
  runtime: RuntimeFacts,
  managed: Managed = unmanaged,
): AppState {
  return {
    current: null,
    profiles: [],
    keychain: 'unknown',
    lock: { state: 'unlocked' },
    tray: 'unknown',
    helper: null,
    settings: managedSettings(settings, managed),
    managed,
    receipt: null,
    waitingCopy: null,
    waitingKeyAct: null,
    keyNews: null,
    docsPages: [],
    waitingDocs: null,
    consents: noConsents,
    screen: { number: 0, name: 'copy', profile: null, filled: null, dialog: null, section: null },
    notices: [],
    putAway: [],
    activityCount: 0,
    quickShortcut: 'off',
    updates: noUpdates,
    runtime,
    prefill: null,
  };
}

/** The profile of that id, or undefined. */
export function profileOf(state: AppState, id: ProfileId | null): ProfileState | undefined {
  return state.profiles.find((profile) => profile.id === id);
}

/** The saved part of a profile: all but its session and health. */
export function savedProfile({
  session: _session,
  health: _health,
  ...profile
}: ProfileState): Profile {
  return profile;
}
