import type { ProfileState } from '../domain/app-state.ts';
import { defaultCredential } from '../domain/credential.ts';
import { exhaustive } from '../domain/exhaustive.ts';
import type { TrayIconState } from './tray-icon.ts';

/** The icon for a Hub with a session. */
function healthState({ health }: ProfileState): TrayIconState {
  const cause = health?.cause.kind ?? 'well';
  if (cause === 'unreachable' || cause === 'no-network') return 'unreachable';
  return cause === 'well' ? 'signed-in' : 'attention';
}

/** The icon for the state of a profile at `now`, in ms since the epoch. */
export function trayState(profile: ProfileState | undefined, now: number): TrayIconState {
  if (!profile) return 'signed-out';
  const { session } = profile;
  switch (session.state) {
    case 'active':
    case 'refreshing':
      return session.refreshUntil <= now && session.accessUntil <= now
        ? 'attention'
        : healthState(profile);
    case 'unreachable':
      return 'unreachable';
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
