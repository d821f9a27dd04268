import type { ProfileState } from '../app-state.ts';
import { defaultCredential } from '../credential.ts';
import { exhaustive } from '../exhaustive.ts';
import { hostOf } from '../hub-address.ts';
import type { HubProblemKind } from '../hub-problem.ts';
import type { Session, SessionEnd } from '../session.ts';
import { durationWords, minutesWords } from './durations.ts';
import { hubProblemWords } from './hub-problem-words.ts';
import { clockWords, momentWords } from './moments.ts';
import { shortName } from './shown-name.ts';

/** How long the access token is still valid: "Access for 41 min", if the Hub honours it. Null if there is none. */
export function accessWords(session: Session, now: number): string | null {
  if (!('accessUntil' in session)) return null;
  if (session.state === 'disabled') return 'Account disabled';
  const left = session.accessUntil - now;
  return left > 0 ? `Access for ${minutesWords(left)}` : 'Access has ended';
}

/**
 * When a person is needed again: "Password needed again tomorrow 09:14", or when Hubkey signs in by itself, where
 * it has the password. Null without a session.
 */
export function passwordWords(session: Session, keepSignedIn: boolean, now: number): string | null {
  if (!('refreshUntil' in session)) return null;
  if (keepSignedIn && session.refreshUntil > now) {
    return `Hubkey signs in again ${momentWords(session.refreshUntil, now)}`;
  }
  return session.refreshUntil > now
    ? `Password needed again ${momentWords(session.refreshUntil, now)}`
    : 'Password needed now';
}

/** The tray's first line and tooltip: profile, user, and the state in words. */
export function headline(profile: ProfileState | undefined, now: number): string {
  if (!profile) return 'Hubkey — not signed in';
  const who =
    profile.user === null
      ? shortName(profile.name)
      : `${shortName(profile.name)} — ${shortName(profile.user)}`;
  return `${who} — ${stateWords(profile, now)}`;
}

/** A profile's state in a few words, in lower case. */
export function stateWords(profile: ProfileState, now: number): string {
  const { session } = profile;
  switch (session.state) {
    case 'signed-out':
      return defaultCredential(profile).kind === 'client-key' ? 'client key' : 'signed out';
    case 'waiting-for-keychain':
      return 'waiting for the keychain';
    case 'signing-in':
      return 'signing in';
    case 'active':
    case 'refreshing':
      return session.accessUntil > now
        ? `access for ${minutesWords(session.accessUntil - now)}`
        : 'access has ended';
    case 'unreachable':
      return `${troubles[session.problem.kind]} since ${clockWords(session.since)}`;
    case 'blocked':
      return `blocked before reaching the Hub since ${clockWords(session.since)}`;
    case 'disabled':
      return 'account disabled';
    case 'expired':
      return 'password needed';
    default:
      return exhaustive(session);
  }
}

/** The same for a list of profiles, without minutes, so that it only changes with the state. */
export function shortStateWords(profile: ProfileState, now: number): string {
  const { session } = profile;
  const isActive = session.state === 'active' || session.state === 'refreshing';
  return isActive && session.accessUntil > now ? 'signed in' : stateWords(profile, now);
}

/** Why a refresh failed, in a few words; "no answer" only if the Hub gave none. */
const troubles: Record<HubProblemKind, string> = {
  'no-network': 'no network',
  unreachable: 'no answer',
  certificate: 'certificate not trusted',
  'server-error': 'errors from the Hub',
  throttled: 'asked to wait',
  blocked: 'blocked before reaching the Hub',
  redirect: 'no usable answer',
  'host-not-allowed': 'no usable answer',
  'not-a-hub': 'no usable answer',
  unreadable: 'no usable answer',
  rejected: 'no usable answer',
  challenged: 'no usable answer',
  'not-permitted': 'no usable answer',
  'wrong-method': 'no usable answer',
  'not-found': 'no usable answer',
  invalid: 'no usable answer',
};

/** Why refreshing fails, since when, what to do, and when Hubkey tries again. `hub` is its address. */
export function unreachableWords(
  { since, nextTry, problem }: Extract<Session, { state: 'unreachable' }>,
  hub: string,
  now: number,
): string {
  const words = troubles[problem.kind];
  const what = `${words.charAt(0).toUpperCase()}${words.slice(1)} since ${clockWords(since)}.`;
  const next = `Trying again in ${durationWords(nextTry - now)}.`;
  const sooner =
    problem.kind === 'throttled' ? ' “Refresh now” tries sooner, once a minute at most.' : '';
  return `${what} ${hubProblemWords(problem, hub)} ${next}${sooner}`;
}

/** What to do about an account that is disabled at the Hub. */
export const disabledWords = (hub: string): string =>
  `${hostOf(hub)} says this account is disabled, so Hubkey has stopped asking. Contact its administrator, then refresh or sign in again.`;

const endings: Record<SessionEnd, (hub: string) => string> = {
  ended: (hub) => `Your session with ${hub} has ended. Sign in again to continue.`,
  refused: (hub) => `${hub} ended your session. Sign in again to continue.`,
  'not-again': (hub) =>
    `${hub} rejected a sign-in with the saved password, so Hubkey won’t try again by itself. Sign in to continue.`,
  password: (hub) =>
    `${hub} rejected the saved password, so Hubkey removed it. Sign in with the current one.`,
};

/** Why a session ended and what to do. */
export function endedWords(why: SessionEnd, hub: string): string {
  return endings[why](hostOf(hub));
}
