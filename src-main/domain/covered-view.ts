import type { AppView } from './app-view.ts';
import { isLocked } from './lock.ts';
import { unmanaged } from './managed.ts';
import { noConsents } from './consent.ts';
import { noUpdates } from './updates/update-state.ts';

/** The snapshot for a window. While Hubkey is locked it has nothing of any profile. */
export function windowView(view: AppView): AppView {
  return isLocked(view) ? covered(view) : view;
}

/** Only the fields listed here stay visible, so that a new field is hidden until it is listed too. */
function covered({
  revision,
  lock,
  settings,
  screen,
  runtime,
  tray,
  keychain,
  quickShortcut,
  activityCount,
}: AppView): AppView {
  return {
    revision,
    lock,
    settings,
    managed: unmanaged,
    screen: { ...screen, profile: null, filled: null, dialog: null, section: null },
    runtime,
    tray,
    keychain,
    quickShortcut,
    activityCount,
    current: null,
    profiles: [],
    helper: null,
    receipt: null,
    waitingCopy: null,
    waitingKeyAct: null,
    keyNews: null,
    docsPages: [],
    waitingDocs: null,
    updates: noUpdates,
    consents: noConsents,
    notices: [],
    putAway: [],
    prefill: null,
  };
}
