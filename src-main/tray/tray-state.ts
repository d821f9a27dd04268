import type { ProfileState } from '../domain/app-state.ts';
import { exhaustive } from '../domain/exhaustive.ts';
import type { TrayIconState } from './tray-icon.ts';

/** Which icon tells the truth of a profile at `now`, in ms since the epoch. */
export function trayState(profile: ProfileState | undefined, now: number): TrayIconState {
  if (!profile) return 'signed-out';
  const { session } = profile;
  switch (session.state) {
    case 'active':
    case 'refreshing':
      return session.refreshUntil <= now && session.accessUntil <= now ? 'attention' : 'signed-in';
    case 'unreachable':
      return 'unreachable';
    case 'expired':
      return 'attention';
    case 'signed-out':
      return profile.signsInBy === 'client-key' && profile.keys.length > 0
        ? 'signed-in'
        : 'signed-out';
    case 'signing-in':
      return 'signed-out';
    default:
      return exhaustive(session);
  }
}
