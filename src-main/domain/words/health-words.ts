import { exhaustive } from '../exhaustive.ts';
import { unknownState } from '../health-history.ts';
import type {
  HealthCause,
  HealthFault,
  HealthReading,
  HealthSummary,
  NodeHealth,
  QueueHealth,
  ReadingProblem,
} from '../health.ts';
import { hostOf } from '../hub-address.ts';
import type { HubProblem } from '../hub-problem.ts';
import { m } from '../messages/index.ts';
import { durationWords } from './durations.ts';
import { hubProblemWords } from './hub-problem-words.ts';
import { clockWords, momentWords } from './moments.ts';
import { disabledWords } from './session-words.ts';
import { shownName } from './shown-name.ts';

/** The one sentence on what is at fault and since when, and what is known or to do besides; null: nothing. */
export interface CauseWords {
  what: string;
  next: string | null;
}

/** What is at fault in a profile's health. `hub` is its address, `now` in ms since the epoch. */
export const healthCauseWords = (
  { cause, since }: Pick<HealthSummary, 'cause' | 'since'>,
  hub: string,
  now: number,
): CauseWords => causeWords(cause, hub, since, now);

/** The same in one line. */
export function healthWords(
  summary: Pick<HealthSummary, 'cause' | 'since'>,
  hub: string,
  now: number,
): string {
  const { what, next } = healthCauseWords(summary, hub, now);
  return next === null ? what : `${what} ${next}`;
}

function causeWords(cause: HealthCause, hub: string, since: number, now: number): CauseWords {
  const host = hostOf(hub);
  const when = momentWords(since, now);
  switch (cause.kind) {
    case 'well':
      return { what: m.health_well({ when }), next: null };
    case 'no-network':
      return { what: m.health_no_network({ when }), next: m.health_no_network_next() };
    case 'unreachable':
      return {
        what: m.health_unreachable({ host, when }),
        next: hubProblemWords(cause.problem, hub),
      };
    case 'certificate':
      return {
        what: m.health_certificate({ host, when }),
        next: hubProblemWords(cause.problem, hub),
      };
    case 'hub-error':
      return errorWords(cause.problem, hub, when);
    case 'session':
      return { what: endedWords(since, now), next: m.health_session_next() };
    case 'account-disabled':
      return { what: disabledWords(hub), next: null };
    case 'waiting-for-keychain':
      return { what: m.health_keychain(), next: m.health_keychain_next() };
    case 'key-unreadable':
      return {
        what: m.health_key_unreadable({ key: shownName(cause.key) }),
        next: m.health_key_unreadable_next(),
      };
    case 'needs-session':
      return {
        what: m.health_needs_session({ key: shownName(cause.key) }),
        next: m.health_needs_session_next(),
      };
    case 'not-permitted':
      return {
        what: m.health_not_permitted({ host, when }),
        next: m.health_not_permitted_next(),
      };
    case 'degraded':
      return cause.fault === null
        ? {
            what: m.health_degraded({ state: healthStateWords(cause.health), when }),
            next: m.health_degraded_rest(),
          }
        : { what: faultWords(cause.fault, when), next: m.health_rest_fine() };
    default:
      return exhaustive(cause);
  }
}

/** "at 17:42" of today, "yesterday 17:42" of another day. */
function endedWords(since: number, now: number): string {
  const when = momentWords(since, now);
  return when === clockWords(since)
    ? m.health_session_ended_today({ time: when })
    : m.health_session_ended({ when });
}

/** For a Hub that did answer, so the sentence must not say that it didn't. */
function errorWords(problem: HubProblem, hub: string, when: string): CauseWords {
  const next = hubProblemWords(problem, hub);
  switch (problem.kind) {
    case 'server-error':
      return { what: m.health_server_error({ when }), next };
    case 'throttled':
      return { what: m.health_throttled({ when }), next: `${next} ${m.health_throttled_next()}` };
    default:
      return { what: m.health_unavailable({ when }), next };
  }
}

const faultMessages = {
  'nodes-offline': m.health_nodes_offline,
  'queues-offline': m.health_queues_offline,
  nodes: m.health_nodes_reported,
  queues: m.health_queues_reported,
  'default-queues': m.health_without_default_queue,
  sites: m.health_sites_reported,
} as const satisfies Record<HealthFault['what'], unknown>;

/** "4 of 12 nodes in 2 sites have been offline since 17:36, first siteA-node1 (siteA)." */
const faultWords = (
  { what, count, total, sites, state, name, site }: HealthFault,
  when: string,
): string =>
  faultMessages[what]({
    extent: count < total ? 'some' : total === 1 ? 'only' : 'all',
    count,
    total,
    sites,
    when,
    state: healthStateWords(state),
    name: shownName(name),
    site: shownName(site),
  });

/** Why a list next to the health could not be loaded. */
export function listProblemWords(problem: ReadingProblem, hub: string): string {
  switch (problem.kind) {
    case 'no-credential':
      return m.health_list_sign_in();
    case 'account-disabled':
      return disabledWords(hub);
    case 'waiting-for-keychain':
      return `${m.health_keychain()} ${m.health_keychain_next()}`;
    default:
      return hubProblemWords(problem, hub);
  }
}

/** The documented words of a Hub (monitoring page, v2.3), and those that stand for why it couldn't be read. */
const states = new Map<string, () => string>([
  ['ok', m.health_state_ok],
  ['warning', m.health_state_warning],
  ['critical', m.health_state_critical],
  ['error', m.health_state_error],
  ['offline', m.health_state_offline],
  [unknownState, m.health_state_unknown],
  ['no network', m.health_state_no_network],
  ['no answer', m.health_state_no_answer],
  ['certificate', m.health_state_certificate],
  ['asked to wait', m.health_state_wait],
  ['sign in', m.health_state_sign_in],
  ['account disabled', m.health_state_disabled],
  ['keychain', m.health_state_keychain],
  ['needs a session', m.health_state_needs_session],
  ['not permitted', m.health_state_not_permitted],
]);

/** A state in the shown language; a word that only this Hub knows stays as it is. null: it gave none. */
export function healthStateWords(state: string | null): string {
  const known = states.get(state?.toLowerCase() || unknownState);
  return known?.() ?? shownName(state ?? '');
}

/** The state of a node or queue: "offline, critical"; a dash if nothing is known. */
export function partStateWords({ health, online }: NodeHealth | QueueHealth): string {
  if (online !== false) return health === null ? '—' : healthStateWords(health);
  return health === null || health === 'ok'
    ? m.health_state_offline()
    : m.health_state_offline_and({ state: healthStateWords(health) });
}

/** What is left out of a Hub's health: "Showing the 5,000 worst of 7,213 sites." */
export function healthCutWords({ sites, cut }: HealthReading): string | null {
  if (cut === null) return null;
  const shown = sites.reduce(
    (sum, { nodes, queues }) => sum + nodes.length + (queues?.length ?? 0),
    0,
  );
  const parts = cut.nodes + cut.queues;
  const left = [
    ...(cut.sites > 0
      ? [m.health_cut_sites({ shown: sites.length, total: sites.length + cut.sites })]
      : []),
    ...(parts > 0 ? [m.health_cut_parts({ shown, total: shown + parts })] : []),
  ];
  return left.join(' ');
}

/** When a reading was: "Updated just now", "Updated 2 min ago". */
export function updatedWords(readAt: number | null, now: number): string {
  if (readAt === null) return m.health_updated_never();
  const past = now - readAt;
  return past < 5_000
    ? m.health_updated_now()
    : m.health_updated({ duration: durationWords(past) });
}

/** How long ago a heartbeat came: "8 s ago"; a dash if none is known. */
export function heartbeatWords(at: number | null, now: number): string {
  if (at === null) return '—';
  return m.health_ago({ duration: durationWords(Math.max(0, now - at)) });
}
