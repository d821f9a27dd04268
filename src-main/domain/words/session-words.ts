import type { ProfileState } from '../app-state.ts';
import { defaultCredential } from '../credential.ts';
import { exhaustive } from '../exhaustive.ts';
import { hostOf } from '../hub-address.ts';
import type { HubProblem, HubProblemKind } from '../hub-problem.ts';
import { m } from '../messages/index.ts';
import type { Session, SessionEnd } from '../session.ts';
import { durationWords, minutesWords } from './durations.ts';
import { hubProblemWords, serverErrorWords } from './hub-problem-words.ts';
import { clockWords, momentWords } from './moments.ts';
import { markedName } from './profile-mark-words.ts';
import { shortName } from './shown-name.ts';

/** How long the access token is still valid: "Access for 41 min", if the Hub honours it. Null if there is none. */
export function accessWords(session: Session, now: number): string | null {
  if (!('accessUntil' in session)) return null;
  if (session.state === 'disabled') return m.session_account_disabled();
  const left = session.accessUntil - now;
  return left > 0 ? m.session_access_for({ left: minutesWords(left) }) : m.session_access_ended();
}

/**
 * When a person is needed again: "Password needed again tomorrow 09:14", or when Hubkey signs in by itself, where
 * it has the password. Null without a session.
 */
export function passwordWords(session: Session, keepSignedIn: boolean, now: number): string | null {
  if (!('refreshUntil' in session)) return null;
  if (session.refreshUntil <= now) return m.session_password_now();
  const when = momentWords(session.refreshUntil, now);
  return keepSignedIn ? m.session_signs_in_again({ when }) : m.session_password_again({ when });
}

/** The tray's first line and tooltip: profile, user, and the state in words. */
export function headline(profile: ProfileState | undefined, now: number): string {
  if (!profile) return m.session_headline_none();
  const name = markedName(profile);
  const state = stateWords(profile, now);
  return profile.user === null
    ? m.session_headline_no_user({ name, state })
    : m.session_headline({ name, user: shortName(profile.user), state });
}

/** A profile's state in a few words, in lower case. */
export function stateWords(profile: ProfileState, now: number): string {
  const { session } = profile;
  switch (session.state) {
    case 'signed-out':
      return defaultCredential(profile).kind === 'client-key'
        ? m.session_state_client_key()
        : m.session_state_signed_out();
    case 'waiting-for-keychain':
      return m.session_state_waiting();
    case 'signing-in':
      return m.session_state_signing_in();
    case 'active':
    case 'refreshing':
      return session.accessUntil > now
        ? m.session_state_access({ left: minutesWords(session.accessUntil - now) })
        : m.session_state_access_ended();
    case 'unreachable':
      return troubles[session.problem.kind].state({ time: clockWords(session.since) });
    case 'blocked':
      return m.session_state_blocked({ time: clockWords(session.since) });
    case 'disabled':
      return m.session_state_disabled();
    case 'expired':
      return m.session_state_password();
    default:
      return exhaustive(session);
  }
}

/** The same where there is little room, the number that matters first: "41 min left". */
export function leftWords(profile: ProfileState, now: number): string {
  const { session } = profile;
  const isActive = session.state === 'active' || session.state === 'refreshing';
  return isActive && session.accessUntil > now
    ? m.session_left({ left: minutesWords(session.accessUntil - now) })
    : stateWords(profile, now);
}

/** The same for a list of profiles, without minutes, so that it only changes with the state. */
export function shortStateWords(profile: ProfileState, now: number): string {
  const { session } = profile;
  const isActive = session.state === 'active' || session.state === 'refreshing';
  return isActive && session.accessUntil > now
    ? m.session_state_signed_in()
    : stateWords(profile, now);
}

type Since = (inputs: { time: string }) => string;

/** Why a refresh failed: in a few words, and as a sentence. */
interface Trouble {
  state: Since;
  sentence: Since;
}

const unusable: Trouble = {
  state: m.session_state_unusable,
  sentence: m.session_unusable_since,
};

/** "No answer" only if the Hub gave none. */
const troubles: Record<HubProblemKind, Trouble> = {
  'no-network': { state: m.session_state_no_network, sentence: m.session_no_network_since },
  unreachable: { state: m.session_state_no_answer, sentence: m.session_no_answer_since },
  certificate: { state: m.session_state_certificate, sentence: m.session_certificate_since },
  // No connection is made, so the Hub isn't asked at all.
  'connection-file': { state: m.session_state_no_answer, sentence: m.session_no_answer_since },
  'client-certificate': { state: m.session_state_no_answer, sentence: m.session_no_answer_since },
  'server-error': { state: m.session_state_errors, sentence: m.session_errors_since },
  throttled: { state: m.session_state_throttled, sentence: m.session_throttled_since },
  blocked: { state: m.session_state_blocked, sentence: m.session_blocked_since },
  redirect: unusable,
  'host-not-allowed': unusable,
  'not-a-hub': unusable,
  unreadable: unusable,
  rejected: unusable,
  challenged: unusable,
  'not-permitted': unusable,
  'wrong-method': unusable,
  'not-found': unusable,
  invalid: unusable,
};

/** Why refreshing fails, since when, what to do, and when Hubkey tries again. `hub` is its address. */
export function unreachableWords(
  { since, nextTry, problem }: Extract<Session, { state: 'unreachable' }>,
  hub: string,
  now: number,
): string {
  const sentences = [
    ...troubleSentences(problem, clockWords(since), hub),
    m.session_next_try({ left: durationWords(nextTry - now) }),
    ...(problem.kind === 'throttled' ? [m.session_sooner()] : []),
  ];
  return sentences.join(' ');
}

/** The Hub's own error stands in the sentence that says since when; other problems have a sentence of their own. */
const troubleSentences = (problem: HubProblem, time: string, hub: string): string[] =>
  problem.kind === 'server-error'
    ? [m.session_errors_with({ time, answer: serverErrorWords(problem) })]
    : [troubles[problem.kind].sentence({ time }), hubProblemWords(problem, hub)];

/** What to do about an account that is disabled at the Hub. */
export const disabledWords = (hub: string): string => m.session_disabled({ host: hostOf(hub) });

const endings: Record<SessionEnd, (inputs: { host: string }) => string> = {
  ended: m.session_ended,
  refused: m.session_refused,
  'not-again': m.session_not_again,
  password: m.session_password_rejected,
};

/** Why a session ended and what to do. */
export const endedWords = (why: SessionEnd, hub: string): string =>
  endings[why]({ host: hostOf(hub) });
