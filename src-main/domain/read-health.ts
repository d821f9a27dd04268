import { worstFirst } from './health-rank.ts';
import type { HealthReading, NodeHealth, QueueHealth, SiteHealth } from './health.ts';
import { fieldsOf, itemsOf, momentOf, textOf, truthOf, wordOf } from './unknown-json.ts';

const mostSites = 5_000;
/** Nodes and queues of all sites together: ten times the largest Hub that is known of. */
const mostParts = 20_000;

/** The answer of the health endpoint, its heartbeats by the Hub's own clock. */
export type HealthAnswer = Omit<HealthReading, 'at'>;

/** The answer of the health endpoint, worst first; null where it is none. */
export function readHealth(json: unknown): HealthAnswer | null {
  const { overall_health: overall, hub_status: hub, site_status: sites } = fieldsOf(json);
  const listed = itemsOf(sites);
  const word = wordOf(overall);
  if (word === null && listed === null) return null;
  const room = { left: mostParts, cut: (listed?.length ?? 0) > mostSites };
  const read = (listed ?? []).slice(0, mostSites).map((site) => readSite(site, room));
  return {
    overall: word ?? 'unknown',
    hub: wordOf(fieldsOf(hub)['health']),
    sites: worstFirst(read),
    cut: room.cut,
  };
}

/** The reading of an answer that came `at` (ms), when the Hub's clock said `serverNow`: heartbeats are counted on this computer's clock. */
export function healthReading(
  answer: HealthAnswer,
  at: number,
  serverNow: number | null,
): HealthReading {
  const skew = serverNow === null ? 0 : at - serverNow;
  if (skew === 0) return { ...answer, at };
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

/** How many nodes and queues may still be taken in, and whether some were not. */
interface Room {
  left: number;
  cut: boolean;
}

function readSite(value: unknown, room: Room): SiteHealth {
  const { site, health, nodes, queues } = fieldsOf(value);
  return {
    name: textOf(site) ?? '(no name)',
    health: wordOf(health),
    nodes: within(room, itemsOf(nodes) ?? []).map(readNode),
    queues: itemsOf(queues) && within(room, itemsOf(queues) ?? []).map(readQueue),
  };
}

function within(room: Room, items: readonly unknown[]): readonly unknown[] {
  const taken = items.slice(0, room.left);
  room.left -= taken.length;
  room.cut ||= taken.length < items.length;
  return taken;
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
    name: textOf(name) ?? '(no name)',
    health: wordOf(health),
    online: truthOf(online),
    lastHeartbeat: momentOf(heartbeat),
  };
}
