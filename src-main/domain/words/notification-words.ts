import type { ProfileState } from '../app-state.ts';
import type { LateCopyProblem } from '../copy-request.ts';
import type { ConsentWant } from '../consent.ts';
import { exhaustive } from '../exhaustive.ts';
import { healthTone } from '../health-rank.ts';
import type { HealthCause, HubAlert, HubJob } from '../health.ts';
import { hostOf } from '../hub-address.ts';
import { jobEnding, type WatchedJob } from '../job.ts';
import type { KeychainState } from '../keychain-problem.ts';
import { formatList, m } from '../messages/index.ts';
import type { ClientKey, Profile } from '../profile.ts';
import type { SessionEnd } from '../session.ts';
import { keyWantWords } from './consent-words.ts';
import { lateCopyWords } from './copy-words.ts';
import { healthWords } from './health-words.ts';
import { hubProblemWords } from './hub-problem-words.ts';
import { jobNameWords, jobStateWords } from './job-words.ts';
import { keychainWords } from './keychain-words.ts';
import { momentWords } from './moments.ts';
import { disabledWords, endedWords } from './session-words.ts';
import { cutName, shortName } from './shown-name.ts';

export interface NotificationWords {
  title: string;
  body: string;
}

/** For any notification while Hubkey is locked, as others may see it. */
export const lockedNotificationWords = (): NotificationWords => ({
  title: m.notifications_locked(),
  body: m.notifications_locked_body(),
});

/** Hubkey started without a window, and has no tray icon. */
export const noIconWords = (tray: 'none' | 'refused'): NotificationWords => ({
  title: m.notifications_no_icon(),
  body: tray === 'none' ? m.notifications_no_icon_none() : m.notifications_no_icon_refused(),
});

/** The reminder before the password is needed again. */
export const reminderWords = (
  { name, hub }: Profile,
  refreshUntil: number,
  now: number,
): NotificationWords => ({
  title: m.notifications_sign_in_soon({ profile: shortName(name) }),
  body: m.notifications_sign_in_soon_body({
    host: hostOf(hub),
    when: momentWords(refreshUntil, now),
  }),
});

/** The notification about a session that has ended by itself. */
export const sessionEndedWords = ({ name, hub }: Profile, why: SessionEnd): NotificationWords => ({
  title: m.notifications_session_ended({ profile: shortName(name) }),
  body: endedWords(why, hub),
});

/** The reminder about old client keys. */
export function keyAgeWords(
  { name }: Profile,
  old: readonly ClientKey[],
  now: number,
): NotificationWords {
  const profile = shortName(name);
  const [first] = old;
  if (first && old.length === 1) {
    const count = Math.floor((now - first.addedAt) / 86_400_000);
    return {
      title: m.notifications_key_old({ count, key: shortName(first.name) }),
      body: m.notifications_key_old_body({ profile }),
    };
  }
  return {
    title: m.notifications_keys_old({ count: old.length, profile }),
    body: m.notifications_keys_old_body({ names: firstNames(old) }),
  };
}

/** The reminder about client keys that expire soon or have expired. */
export function keyExpiryWords(
  { name }: Profile,
  ending: readonly ClientKey[],
  now: number,
): NotificationWords {
  const profile = shortName(name);
  const [first] = ending;
  if (first?.expiry && ending.length === 1) {
    const { at } = first.expiry;
    const words = { key: shortName(first.name), when: momentWords(at, now) };
    return {
      title: at > now ? m.notifications_key_expires(words) : m.notifications_key_expired(words),
      body: m.notifications_key_expiry_body({ profile }),
    };
  }
  return {
    title: m.notifications_keys_expire({ count: ending.length, profile }),
    body: m.notifications_keys_expire_body({ names: firstNames(ending) }),
  };
}

/** The first three names, and how many more there are. */
function firstNames(items: readonly { name: string }[]): string {
  const names = items
    .slice(0, 3)
    .map(({ name }) => m.notifications_quoted_name({ name: shortName(name) }));
  const count = items.length - names.length;
  return formatList(count > 0 ? [...names, m.notifications_and_more({ count })] : names);
}

/** A program's request waits for a sign-in. */
export const callerWaitsWords = ({ name, hub }: Profile): NotificationWords => ({
  title: m.notifications_program_waits({ profile: shortName(name) }),
  body: m.notifications_program_waits_body({ host: hostOf(hub) }),
});

/** A program asks a person to sign in; `hub`: to which Hub, empty if it doesn't say. */
export const signInAskedWords = (hub: string, program: string): NotificationWords => ({
  title:
    hub === ''
      ? m.notifications_sign_in_asked()
      : m.notifications_sign_in_asked_at({ host: shortName(hostOf(hub)) }),
  body: m.notifications_sign_in_asked_body({ program: cutName(program) }),
});

/** A program asks for a raw credential, or to change something at the Hub. */
export function programAsksWords(
  { name }: Profile,
  asking: string,
  want: ConsentWant,
): NotificationWords {
  const profile = shortName(name);
  const program = cutName(asking);
  const change = changeWords(want);
  return change === null
    ? {
        title: m.notifications_asks_credential(),
        body: m.notifications_asks_credential_body({ program, profile }),
      }
    : {
        title: m.notifications_asks_change(),
        body: m.notifications_asks_change_body({ program, profile, change }),
      };
}

/** What a program would change, cut to fit; null: it wants a raw credential. */
function changeWords(want: ConsentWant): string | null {
  switch (want.kind) {
    case 'raw':
      return null;
    case 'change':
      return `${shortName(want.method, 40)} ${shortName(want.path)}`;
    case 'key':
      return keyWantWords({ ...want, name: cutName(want.name) });
    default:
      return exhaustive(want);
  }
}

/** A client key was created through the helper, by a program, or in the API docs; then `by` is null. */
export function keyAdoptedWords(
  profile: Profile,
  { name, saved }: { name: string; saved: boolean },
  by: string | null,
): NotificationWords {
  const key = shortName(name);
  const title = m.notifications_key_adopted({ profile: shortName(profile.name) });
  if (by === null) {
    const body = saved ? m.notifications_key_adopted_by_you : m.notifications_key_in_memory_by_you;
    return { title, body: body({ key }) };
  }
  const body = saved
    ? m.notifications_key_adopted_by_program
    : m.notifications_key_in_memory_by_program;
  return { title, body: body({ key, program: shortName(by) }) };
}

/** A copy failed when no screen could show it. */
export const copyFailedWords = (problem: LateCopyProblem): NotificationWords => ({
  title:
    problem.kind === 'waiting-for-keychain'
      ? m.notifications_copy_waits()
      : m.notifications_copy_failed(),
  body: lateCopyWords(problem),
});

/** The result of “Refresh now” in the tray; null if it worked, or if the session's end was already reported. */
export function refreshFailedWords({
  name,
  hub,
  session,
}: Pick<ProfileState, 'name' | 'hub' | 'session'>): NotificationWords | null {
  const title = m.notifications_not_refreshed({ profile: shortName(name) });
  switch (session.state) {
    case 'unreachable':
    case 'blocked':
      return { title, body: hubProblemWords(session.problem, hub) };
    case 'disabled':
      return { title, body: disabledWords(hub) };
    case 'active':
    case 'refreshing':
    case 'expired':
    case 'signed-out':
    case 'signing-in':
    case 'waiting-for-keychain':
      return null;
    default:
      return exhaustive(session);
  }
}

/** A sign-out that isn't in the keychain yet; null if it is. */
export function signOutUnsavedWords(
  { name }: Pick<Profile, 'name'>,
  keychain: KeychainState,
): NotificationWords | null {
  const why = keychainWords(keychain);
  if (why === null) return null;
  return {
    title: m.notifications_signed_out({ profile: shortName(name) }),
    body: m.notifications_signed_out_body({ why }),
  };
}

/** A Hub's health got worse, or is good again. */
export function healthNotification(
  { name, hub }: Profile,
  cause: HealthCause,
  now: number,
): NotificationWords {
  const profile = shortName(name);
  switch (cause.kind) {
    case 'well':
      return {
        title: m.notifications_healthy_again({ profile }),
        body: m.notifications_healthy_again_body(),
      };
    case 'degraded':
      return {
        title:
          healthTone(cause.health) === 'bad'
            ? m.notifications_critical({ profile })
            : m.notifications_attention({ profile }),
        body: healthWords({ cause, since: now }, hub, now),
      };
    default:
      return {
        title: m.notifications_health_unread({ profile }),
        body: healthWords({ cause, since: now }, hub, now),
      };
  }
}

/** New critical alerts of a Hub, all in one notification. */
export function criticalAlertWords(
  { name }: Pick<Profile, 'name'>,
  alerts: readonly HubAlert[],
): NotificationWords {
  const profile = shortName(name);
  const [first] = alerts;
  if (!first || alerts.length > 1) {
    return {
      title: m.notifications_alerts({ count: alerts.length, profile }),
      body: firstNames(alerts),
    };
  }
  const summary = shortName(first.summary, 200);
  const where = first.node ?? first.queue ?? first.site;
  return {
    title: m.notifications_alert({ profile, alert: shortName(first.name) }),
    body:
      where === null ? summary : m.notifications_alert_body({ summary, where: shortName(where) }),
  };
}

/** A job that a person wanted to hear of has ended. */
export function jobEndedWords(
  { name }: Pick<Profile, 'name'>,
  job: HubJob,
  now: number,
): NotificationWords {
  const profile = shortName(name);
  const title = { job: shortName(jobNameWords(job)) };
  const when = momentWords(job.completed ?? now, now);
  return jobEnding(job) === 'well'
    ? {
        title: m.notifications_job_succeeded(title),
        body: m.notifications_job_succeeded_body({ profile, when }),
      }
    : {
        title: m.notifications_job_failed(title),
        body: m.notifications_job_failed_body({ profile, when, state: jobStateWords(job.state) }),
      };
}

/** The Hub doesn't know a watched job any more. */
export const jobGoneWords = (
  { name }: Pick<Profile, 'name'>,
  job: WatchedJob,
): NotificationWords => ({
  title: m.notifications_job_gone({ job: shortName(jobNameWords(job)) }),
  body: m.notifications_job_gone_body({ profile: shortName(name) }),
});
