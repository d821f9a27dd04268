import { isFaulty, partRank, siteRank, worstFirst, type RankedPart } from './health-rank.ts';
import type { HealthCut, HealthReading, NodeHealth, QueueHealth, SiteHealth } from './health.ts';
import { worstItems } from './worst-items.ts';
import { fieldsOf, itemsOf, momentOf, textOf, truthOf, wordOf } from './unknown-json.ts';

/**
 * How much of a Hub is read, so that no answer holds up the app. A site, node or queue weighs 1, and more where
 * its texts are long. The largest known Hub has 2,000 nodes and queues.
 */
const maxSites = 2_000;
const maxParts = 12_000;
/** The texts of a part are free up to the one length, and weigh another part for each of the other, in characters. */
const lengths = { free: 100, aPart: 25 };

/** The answer of the health endpoint, with heartbeats on the Hub's own clock. */
export type HealthAnswer = Omit<HealthReading, 'at'>;

/** The answer of the health endpoint, sorted worst first before it is cut; null if it isn't one. */
export function readHealth(json: unknown): HealthAnswer | null {
  const { overall_health: overall, hub_status: hub, site_status: sites } = fieldsOf(json);
  const listed = itemsOf(sites);
  const word = wordOf(overall);
  if (word === null && listed === null) return null;
  const taken = worstItems([listed ?? []], maxSites, rankOfSite, weightOf(['site']));
  const given = (taken.lists[0] ?? []).map(fieldsOf);
  // Nodes and queues in a single list, so that they share one limit.
  const parts = worstItems(given.flatMap(partsOf), maxParts, rankOfPart, weightOf(partTexts));
  const read = given.map(({ site, health, queues }, at) => ({
    name: textOf(site) ?? '',
    health: wordOf(health),
    nodes: (parts.lists[2 * at] ?? []).map(readNode),
    queues: itemsOf(queues) && (parts.lists[2 * at + 1] ?? []).map(readQueue),
  }));
  return {
    overall: word ?? 'unknown',
    hub: wordOf(fieldsOf(hub)['health']),
    sites: worstFirst(read),
    cut: taken.left + parts.left > 0 ? cutOf(listed ?? [], read) : null,
  };
}

/** How much of the listed sites isn't among those that were read. */
function cutOf(listed: readonly unknown[], read: readonly SiteHealth[]): HealthCut {
  const lengths = listed.map((site) => partsOf(fieldsOf(site)).map(({ length }) => length));
  const nodes = lengths.map(([count]) => count ?? 0);
  const queues = lengths.map(([, count]) => count ?? 0);
  return {
    sites: listed.length - read.length,
    nodes: sum(nodes) - sum(read.map((site) => site.nodes.length)),
    queues: sum(queues) - sum(read.map((site) => site.queues?.length ?? 0)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, next) => all + next, 0);

/** The Hub's clock is only known to the second, so a smaller difference doesn't count, in ms. */
const toleratedMs = 2_000;

/** The reading of an answer that came `at` (ms), when the Hub's clock was `serverNow`: heartbeats are converted to this computer's clock. */
export function healthReading(
  answer: HealthAnswer,
  at: number,
  serverNow: number | null,
): HealthReading {
  const skew = serverNow === null ? 0 : at - serverNow;
  if (Math.abs(skew) < toleratedMs) return { ...answer, at };
  const shifted = <Part extends QueueHealth>(part: Part): Part => ({
    ...part,
    lastHeartbeat: part.lastHeartbeat === null ? null : part.lastHeartbeat + skew,
  });
  const sites = answer.sites.map((site) => ({
    ...site,
    nodes: site.nodes.map(shifted),
    queues: site.queues?.map(shifted) ?? null,
  }));
  return { ...answer, at, sites };
}

const partTexts = [
  'name',
  'worker_version',
  'ngenea_version',
  'analytics_version',
  'search_version',
] as const;

/** The weight of an object by these texts of it. */
const weightOf =
  (names: readonly string[]) =>
  (value: unknown): number => {
    const fields = fieldsOf(value);
    const length = names.reduce((sum, name) => sum + (textOf(fields[name])?.length ?? 0), 0);
    return 1 + Math.ceil(Math.max(0, length - lengths.free) / lengths.aPart);
  };

const partsOf = ({ nodes, queues }: Record<string, unknown>): (readonly unknown[])[] => [
  itemsOf(nodes) ?? [],
  itemsOf(queues) ?? [],
];

function rankOfSite(value: unknown): number {
  const site = fieldsOf(value);
  return siteRank(
    wordOf(site['health']),
    partsOf(site).some((list) => list.some((part) => isFaulty(rankedPart(part)))),
  );
}

const rankOfPart = (value: unknown): number => partRank(rankedPart(value));

/** The fields of a node or queue that its rank depends on. */
function rankedPart(value: unknown): RankedPart {
  const { health, online, has_default_queue: defaultQueue } = fieldsOf(value);
  return { health: wordOf(health), online: truthOf(online), defaultQueue: truthOf(defaultQueue) };
}

function readNode(value: unknown): NodeHealth {
  const node = fieldsOf(value);
  return {
    ...readQueue(value),
    defaultQueue: truthOf(node['has_default_queue']),
    versions: {
      worker: wordOf(node['worker_version']),
      ngenea: wordOf(node['ngenea_version']),
      analytics: wordOf(node['analytics_version']),
      search: wordOf(node['search_version']),
    },
  };
}

function readQueue(value: unknown): QueueHealth {
  const { name, health, online, last_heartbeat: heartbeat } = fieldsOf(value);
  return {
    name: textOf(name) ?? '',
    health: wordOf(health),
    online: truthOf(online),
    lastHeartbeat: momentOf(heartbeat),
  };
}
