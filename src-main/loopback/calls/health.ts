import type { ProfileState } from '../../domain/app-state.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import type {
  HealthCause,
  HealthReading,
  HealthSummary,
  NodeHealth,
  QueueHealth,
} from '../../domain/health.ts';
import { inLocale, type Locale } from '../../domain/messages/index.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { usableSession } from '../../domain/usable-session.ts';
import { healthWords } from '../../domain/words/health-words.ts';
import { helperWords } from '../../domain/words/helper-words.ts';
import { healthText } from '../../domain/words/terminal/health-text.ts';
import { callerLocale } from '../caller-locale.ts';
import type { CallContext } from '../call-context.ts';
import { goneSignal } from '../gone-signal.ts';
import { iso, isoOrNull } from '../iso.ts';
import { readQuery } from '../read-query.ts';
import { headerRefusal, type Refusal } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { sessionRefusal } from '../session-refusal.ts';
import { restoredProfile } from './restored-profile.ts';
import { unlockedProfile } from './unlocked-profile.ts';

/** The codes that `hubkey health` ends with. */
const degraded = 5;
const noHealth = 6;

/** A Hub's health, read again where the last reading is old. */
export async function health(context: CallContext): Promise<Result<Reply, Refusal>> {
  const { head, work, response } = context;
  const query = readQuery(head, ['profile']);
  if (!query.ok) return query;
  const found = await restoredProfile(context, query.value('profile'));
  if (!found.ok) return found;
  const { id, name } = found.value;
  await work.services.health.bringUpToDate(id, goneSignal(response));
  const present = unlockedProfile(context, name);
  if (!present.ok) return present;
  const { health: summary, hub } = present.value;
  // Nothing came within the time that a caller waits.
  if (!summary) return withoutReading(present.value, callerLocale(head));
  const refusal = refusalOf(summary, hub, work.now());
  if (refusal) return fail(refusal);
  const picture = work.services.health.picture(id);
  return ok({
    json: {
      profile: name,
      overall: summary.overall,
      cause: summary.cause.kind,
      message: inLocale(callerLocale(head), () => healthWords(summary, hub, work.now())),
      since: iso(summary.since),
      readAt: isoOrNull(summary.readAt),
      sites: picture.reading ? sitesAnswer(picture.reading) : [],
    },
    lines: (paint) => healthText(summary, picture, hub, work.now(), paint),
    exit: exitOf(summary.cause),
  });
}

const nothingRead = {
  overall: null,
  cause: 'unreachable',
  since: null,
  readAt: null,
  sites: [],
};

function withoutReading(
  { session, name, hub }: ProfileState,
  locale: Locale,
): Result<Reply, Refusal> {
  const usable = usableSession(session);
  const hasSession = usable.ok || usable.problem.kind === 'hub' || session.state === 'signing-in';
  if (!hasSession) return fail(sessionRefusal(usable.problem, hub));
  return ok({
    json: {
      ...nothingRead,
      profile: name,
      message: inLocale(locale, helperWords['no-reading']),
    },
    lines: () => [helperWords['no-reading']()],
    exit: noHealth,
  });
}

/** Why nothing can be said about the Hub, as there is no credential to ask it with; null: something can. */
function refusalOf(summary: HealthSummary, hub: string, now: number): Refusal | null {
  const { kind } = summary.cause;
  const message = (): string => healthWords(summary, hub, now);
  switch (kind) {
    case 'session':
    case 'needs-session':
      return { ...headerRefusal({ kind: 'sign-in-needed' }), message };
    case 'account-disabled':
    case 'waiting-for-keychain':
      return { ...headerRefusal({ kind }), message };
    case 'key-unreadable':
      return { status: 500, kind, message };
    case 'well':
    case 'degraded':
    case 'no-network':
    case 'unreachable':
    case 'certificate':
    case 'hub-error':
    case 'not-permitted':
      return null;
    default:
      return exhaustive(kind);
  }
}

function exitOf({ kind }: HealthCause): number {
  if (kind === 'well') return 0;
  return kind === 'degraded' ? degraded : noHealth;
}

const sitesAnswer = ({ sites }: HealthReading): object[] =>
  sites.map(({ name, health: word, nodes, queues }) => ({
    name,
    health: word,
    nodes: nodes.map(partAnswer),
    queues: queues?.map(partAnswer) ?? null,
  }));

const partAnswer = ({
  name,
  health: word,
  online,
  lastHeartbeat,
}: NodeHealth | QueueHealth): object => ({
  name,
  health: word,
  online,
  lastHeartbeat: isoOrNull(lastHeartbeat),
});
