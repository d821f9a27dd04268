import { profileOf, type ProfileState } from '../domain/app-state.ts';
import type { AppView } from '../domain/app-view.ts';
import { defaultCredential } from '../domain/credential.ts';
import { exhaustive } from '../domain/exhaustive.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import { isLocked } from '../domain/lock.ts';
import type { TrayIconState } from './tray-icon.ts';

/** The icon for a Hub with a session. */
function healthState({ health }: ProfileState): TrayIconState {
  const cause = health?.cause.kind ?? 'well';
  if (cause === 'unreachable' || cause === 'no-network') return 'unreachable';
  return cause === 'well' ? 'signed-in' : 'attention';
}

/** The cross means no answer. A Hub that asks to wait, or answers with an error, gave one. */
const troubleState = ({ kind }: HubProblem): TrayIconState =>
  kind === 'unreachable' || kind === 'no-network' ? 'unreachable' : 'attention';

/** The icon at `now`, in ms since the epoch. While Hubkey is locked it says nothing about a profile. */
export function trayState(view: AppView, now: number): TrayIconState {
  if (isLocked(view)) return 'locked';
  const profile = profileOf(view, view.current);
  if (!profile) return 'signed-out';
  const { session } = profile;
  switch (session.state) {
    case 'active':
    case 'refreshing':
      return session.refreshUntil <= now && session.accessUntil <= now
        ? 'attention'
        : healthState(profile);
    case 'unreachable':
      return troubleState(session.problem);
    case 'blocked':
    case 'disabled':
    case 'expired':
      return 'attention';
    case 'signed-out':
      return defaultCredential(profile).kind === 'client-key' ? healthState(profile) : 'signed-out';
    case 'waiting-for-keychain':
      return 'attention';
    case 'signing-in':
      return 'signed-out';
    default:
      return exhaustive(session);
  }
}
