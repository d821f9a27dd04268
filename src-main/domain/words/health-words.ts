import { exhaustive } from '../exhaustive.ts';
import { healthTone } from '../health-rank.ts';
import type { HealthCause, HealthSummary } from '../health.ts';
import { hostOf } from '../hub-address.ts';
import type { Profile } from '../profile.ts';
import { durationWords } from './durations.ts';
import { hubProblemWords } from './hub-problem-words.ts';
import { momentWords } from './moments.ts';
import type { NotificationWords } from './notification-words.ts';
import { shortName, shownName } from './shown-name.ts';

/** The one sentence on top: what is at fault, since when, and what to do. `hub` is its address. */
export function healthWords(summary: HealthSummary, hub: string, now: number): string {
  const since = `since ${momentWords(summary.since, now)}`;
  return causeWords(summary.cause, hub, since);
}

function causeWords(cause: HealthCause, hub: string, since: string): string {
  const host = hostOf(hub);
  switch (cause.kind) {
    case 'well':
      return `${host}, its sites and nodes are well ${since}.`;
    case 'no-network':
      return `This computer has no network ${since}. Hubkey reads again when it is back.`;
    case 'unreachable':
      return `${host} does not answer ${since}. ${hubProblemWords(cause.problem, hub)}`;
    case 'certificate':
      return `Nothing is sent to ${host} ${since}. ${hubProblemWords(cause.problem, hub)}`;
    case 'hub-error':
      return `${host} answers, but not with its health, ${since}. ${hubProblemWords(cause.problem, hub)}`;
    case 'session':
      return `The session needs you ${since}. Sign in again to go on reading.`;
    case 'key-unreadable':
      return `The keychain doesn’t give out the client key “${shownName(cause.key)}”. Unlock it, or choose another credential.`;
    case 'needs-session':
      return `The Hub doesn’t take the client key “${shownName(cause.key)}” for its health. Check the key, or choose the session instead.`;
    case 'not-permitted':
      return `You may not read the health of ${host} ${since}. Ask its administrator for the permission.`;
    case 'degraded':
      return cause.worst === null
        ? `The Hub calls itself ${shownName(cause.health)} ${since}. Tell its administrator. Network and credential are fine.`
        : `${shownName(capital(cause.health))} ${since}: look at ${shownName(cause.worst)}. Network, Hub and credential are fine.`;
    default:
      return exhaustive(cause);
  }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The notification when a Hub's health got worse, or is well again. */
export function healthNotification(
  { name: whole, hub }: Profile,
  cause: HealthCause,
  now: number,
): NotificationWords {
  const name = shortName(whole);
  if (cause.kind === 'well') {
    return { title: `${name} is well again`, body: 'Hub, sites and nodes are as they should be.' };
  }
  return {
    title: titleOf(name, cause),
    body: causeWords(cause, hub, `since ${momentWords(now, now)}`),
  };
}

function titleOf(name: string, cause: HealthCause): string {
  switch (cause.kind) {
    case 'degraded':
      return healthTone(cause.health) === 'bad' ? `${name} is critical` : `${name} needs a look`;
    default:
      return `The health of ${name} can’t be read`;
  }
}

/** When a reading was: "Updated just now", "Updated 2 min ago". */
export function updatedWords(readAt: number | null, now: number): string {
  if (readAt === null) return 'Not read yet';
  const past = now - readAt;
  return past < 5_000 ? 'Updated just now' : `Updated ${durationWords(past)} ago`;
}

/** How long ago a heartbeat came: "8 s ago"; a dash where none is known. */
export function heartbeatWords(at: number | null, now: number): string {
  if (at === null) return '—';
  return `${durationWords(Math.max(0, now - at))} ago`;
}
