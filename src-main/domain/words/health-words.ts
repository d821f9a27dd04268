import { exhaustive } from '../exhaustive.ts';
import { healthTone } from '../health-rank.ts';
import type {
  HealthCause,
  HealthFault,
  HealthReading,
  HealthSummary,
  ReadingProblem,
} from '../health.ts';
import { hostOf } from '../hub-address.ts';
import type { HubProblem } from '../hub-problem.ts';
import type { Profile } from '../profile.ts';
import { countWords, numberWords } from './counts.ts';
import { durationWords } from './durations.ts';
import { hubProblemWords } from './hub-problem-words.ts';
import { momentWords } from './moments.ts';
import type { NotificationWords } from './notification-words.ts';
import { disabledWords } from './session-words.ts';
import { shortName, shownName } from './shown-name.ts';

/** The one sentence on top: what is at fault, since when, and what to do. `hub` is its address. */
export function healthWords(summary: HealthSummary, hub: string, now: number): string {
  return causeWords(summary.cause, hub, momentWords(summary.since, now));
}

/** `when` says when the current cause began: "17:36", "yesterday 09:14". */
function causeWords(cause: HealthCause, hub: string, when: string): string {
  const host = hostOf(hub);
  switch (cause.kind) {
    case 'well':
      return `The Hub and all its sites and nodes have been healthy since ${when}.`;
    case 'no-network':
      return `This computer has had no network since ${when}. Hubkey refreshes the health once it is back.`;
    case 'unreachable':
      return `${host} hasn’t answered since ${when}. ${hubProblemWords(cause.problem, hub)}`;
    case 'certificate':
      return `Hubkey has sent nothing to ${host} since ${when}. ${hubProblemWords(cause.problem, hub)}`;
    case 'hub-error':
      return `${errorWords(cause.problem, when)} ${hubProblemWords(cause.problem, hub)}${soonerWords(cause.problem)}`;
    case 'session':
      return `Your session ended ${/^\d/.test(when) ? `at ${when}` : when}. Sign in again to keep reading.`;
    case 'account-disabled':
      return disabledWords(hub);
    case 'waiting-for-keychain':
      return waitingWords;
    case 'key-unreadable':
      return `Hubkey can’t read the client key “${shownName(cause.key)}” from the keychain. Unlock it, or choose another credential.`;
    case 'needs-session':
      return `The Hub doesn’t accept the client key “${shownName(cause.key)}” for its health. Check the key, or choose the session instead.`;
    case 'not-permitted':
      return `You haven’t been allowed to read the health of ${host} since ${when}. Ask its administrator for permission.`;
    case 'degraded':
      return cause.fault === null
        ? `The Hub has called itself “${shownName(cause.health)}” since ${when}. Tell its administrator. Network and credential are fine.`
        : `${faultWords(cause.fault, when)} Network, Hub and credential are fine.`;
    default:
      return exhaustive(cause);
  }
}

const waitingWords =
  'The session is in the keychain, which can’t be read now. Unlock it, and Hubkey continues by itself.';

/** Why a list next to the health could not be loaded. */
export function listProblemWords(problem: ReadingProblem, hub: string): string {
  switch (problem.kind) {
    case 'no-credential':
      return 'Sign in to read this.';
    case 'account-disabled':
      return disabledWords(hub);
    case 'waiting-for-keychain':
      return waitingWords;
    default:
      return hubProblemWords(problem, hub);
  }
}

/** For a Hub that did answer, so the sentence must not say that it didn't. */
function errorWords({ kind }: HubProblem, when: string): string {
  if (kind === 'server-error') return `The Hub has been returning errors since ${when}.`;
  if (kind === 'throttled') return `The Hub has been asking Hubkey to wait since ${when}.`;
  return `Health hasn’t been available since ${when}.`;
}

const soonerWords = ({ kind }: HubProblem): string =>
  kind === 'throttled' ? ' Refresh asks sooner, once a minute at most.' : '';

interface FaultPhrase {
  thing: string;
  single: (state: string) => string;
  many: (state: string) => string;
}

const offline: Omit<FaultPhrase, 'thing'> = {
  single: () => 'has been offline',
  many: () => 'have been offline',
};
const reported: Omit<FaultPhrase, 'thing'> = {
  single: (state) => `has reported “${state}”`,
  many: (state) => `have reported problems (“${state}” at worst)`,
};

const faults: Record<HealthFault['what'], FaultPhrase> = {
  'nodes-offline': { thing: 'node', ...offline },
  'queues-offline': { thing: 'queue', ...offline },
  nodes: { thing: 'node', ...reported },
  queues: { thing: 'queue', ...reported },
  sites: { thing: 'site', ...reported },
  'default-queues': {
    thing: 'node',
    single: () => 'has been without its default queue',
    many: () => 'have been without their default queues',
  },
};

/** "4 nodes in 2 sites have been offline since 17:36, first siteA-node1 (siteA)." */
function faultWords({ what, count, sites, state, name, site }: HealthFault, when: string): string {
  const { thing, single, many } = faults[what];
  const first = what === 'sites' ? shownName(name) : `${shownName(name)} (${shownName(site)})`;
  const said = shownName(state);
  if (count === 1) return `${first} ${single(said)} since ${when}.`;
  const where = what === 'sites' || sites === 1 ? '' : ` in ${countWords(sites, 'site')}`;
  return `${countWords(count, thing)}${where} ${many(said)} since ${when}, first ${first}.`;
}

/** What is left out of a Hub's health: "Showing the 5,000 worst of 7,213 sites." */
export function healthCutWords({ sites, cut }: HealthReading): string | null {
  if (cut === null) return null;
  const shownParts = sites.reduce(
    (sum, { nodes, queues }) => sum + nodes.length + (queues?.length ?? 0),
    0,
  );
  const left = [
    ...(cut.sites > 0 ? [ofAll(sites.length, cut.sites, 'sites')] : []),
    ...(cut.parts > 0 ? [ofAll(shownParts, cut.parts, 'nodes and queues')] : []),
  ];
  return `Showing ${left.join(' and ')}. The others are healthier and aren’t shown.`;
}

const ofAll = (shown: number, left: number, things: string): string =>
  `the ${numberWords(shown)} worst of ${numberWords(shown + left)} ${things}`;

/** The notification when a Hub's health got worse, or is good again. */
export function healthNotification(
  { name: whole, hub }: Profile,
  cause: HealthCause,
  now: number,
): NotificationWords {
  const name = shortName(whole);
  if (cause.kind === 'well') {
    return {
      title: `${name} is healthy again`,
      body: 'The Hub and all its sites and nodes are healthy.',
    };
  }
  return {
    title: titleOf(name, cause),
    body: causeWords(cause, hub, momentWords(now, now)),
  };
}

function titleOf(name: string, cause: HealthCause): string {
  switch (cause.kind) {
    case 'degraded':
      return healthTone(cause.health) === 'bad' ? `${name} is critical` : `${name} needs attention`;
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

/** How long ago a heartbeat came: "8 s ago"; a dash if none is known. */
export function heartbeatWords(at: number | null, now: number): string {
  if (at === null) return '—';
  return `${durationWords(Math.max(0, now - at))} ago`;
}
