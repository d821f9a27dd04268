import type { AppView } from './app-view.ts';
import { noConsents } from './consent.ts';

/** The snapshot for a window: while Hubkey is locked there is nothing of a profile in it. */
export function windowView(view: AppView): AppView {
  return view.lock.state === 'locked' ? covered(view) : view;
}

/** What says nothing of anybody is named, so that a field to come is covered until it is named too. */
function covered({
  revision,
  lock,
  settings,
  screen,
  runtime,
  trayHost,
  keychain,
  quickShortcut,
  activityCount,
}: AppView): AppView {
  return {
    revision,
    lock,
    settings,
    screen: { ...screen, profile: null },
    runtime,
    trayHost,
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
    consents: noConsents,
    notices: [],
    prefill: null,
  };
}
