import type {
  HelperAddress,
  LastingNotice,
  Notice,
  NoticeKind,
  ScreenDialog,
  ScreenName,
  SignInFill,
} from './app-state.ts';
import type { Consents } from './consent.ts';
import type { CopyCheck, CopyKind, CopyReceipt } from './copy-request.ts';
import type { DocsPage } from './docs-page.ts';
import type { HealthSummary } from './health.ts';
import type { ProfileId } from './ids.ts';
import type { KeyRequest, KeyNews } from './key-request.ts';
import type { KeychainState } from './keychain-problem.ts';
import type { LockCause } from './lock.ts';
import type { Profile } from './profile.ts';
import type { QuickShortcut } from './quick-shortcut.ts';
import type { Saved } from './saved.ts';
import type { ScreenSection } from './screen-section.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import type { TrayPresence } from './tray-presence.ts';
import type { UpdateState } from './updates/update-state.ts';

/** What happened. Only events change the state. */
export type AppEvent =
  | ({ type: 'profiles-loaded' } & Saved)
  | { type: 'profile-added'; profile: Profile; session: Session }
  | { type: 'profile-changed'; profile: Profile }
  | { type: 'profile-removed'; id: ProfileId }
  | { type: 'profile-chosen'; id: ProfileId }
  | { type: 'session-changed'; id: ProfileId; session: Session }
  | { type: 'health-changed'; id: ProfileId; health: HealthSummary | null }
  | { type: 'keychain-changed'; keychain: KeychainState }
  | { type: 'settings-changed'; settings: Settings }
  | { type: 'helper-changed'; helper: HelperAddress | null }
  | { type: 'tray-changed'; tray: TrayPresence }
  | { type: 'copied'; receipt: CopyReceipt }
  | { type: 'copy-checked'; number: number; check: CopyCheck }
  | { type: 'receipt-ended' }
  | { type: 'copy-waits'; profile: ProfileId; what: CopyKind }
  | { type: 'copy-wait-ended' }
  | { type: 'key-act-waits'; profile: ProfileId; action: KeyRequest['do']; name: string }
  | { type: 'key-act-wait-ended' }
  | { type: 'key-news'; news: KeyNews | null }
  | { type: 'consents-changed'; change: Partial<Consents> }
  | {
      type: 'screen-asked';
      name: ScreenName;
      profile: ProfileId | null;
      filled: SignInFill | null;
      dialog: ScreenDialog | null;
      section: ScreenSection | null;
    }
  | { type: 'screen-dialog-ended' }
  | { type: 'prefilled'; hub: string; user: string }
  | { type: 'locked'; since: number; why: LockCause }
  | { type: 'unlocked' }
  /** A new field of an open docs page, or of one that has just been opened. */
  | { type: 'docs-page-changed'; profile: ProfileId; change: Partial<Omit<DocsPage, 'profile'>> }
  | { type: 'docs-page-closed'; profile: ProfileId }
  | { type: 'docs-wait'; profile: ProfileId | null }
  | { type: 'activity-grew' }
  | { type: 'quick-shortcut-changed'; state: QuickShortcut }
  | { type: 'updates-changed'; change: Partial<UpdateState> }
  | { type: 'notice-raised'; notice: Notice }
  | { type: 'notice-dismissed'; kind: NoticeKind }
  | { type: 'lasting-notice-dismissed'; kind: LastingNotice };
