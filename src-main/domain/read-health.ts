import type { HealthReading, NodeHealth, QueueHealth, SiteHealth } from './health.ts';
import { fail, ok, type Result } from './result.ts';
import { fieldsOf, itemsOf, momentOf, textOf, truthOf } from './unknown-json.ts';

const mostSites = 5_000;
const mostNodes = 5_000;

/**
 * The answer of the health endpoint. `at` is when it came, `serverNow` what the Hub's own clock said
 * then: heartbeats are told by that clock and counted on this computer's.
 */
export function readHealth(
  json: unknown,
  at: number,
  serverNow: number | null,
): Result<HealthReading, 'wrong-shape'> {
  const { overall_health: overall, hub_status: hub, site_status: sites } = fieldsOf(json);
  const listed = itemsOf(sites);
  const word = textOf(overall);
  if (word === null && listed === null) return fail('wrong-shape');
  const skew = serverNow === null ? 0 : at - serverNow;
  return ok({
    at,
    overall: word ?? 'unknown',
    hub: textOf(fieldsOf(hub)['health']),
    sites: (listed ?? []).slice(0, mostSites).map((site) => readSite(site, skew)),
  });
}

function readSite(value: unknown, skew: number): SiteHealth {
  const { site, health, nodes, queues } = fieldsOf(value);
  return {
    name: textOf(site) ?? '(no name)',
    health: textOf(health),
    nodes: (itemsOf(nodes) ?? []).slice(0, mostNodes).map((node) => readNode(node, skew)),
    queues:
      itemsOf(queues)
        ?.slice(0, mostNodes)
        .map((queue) => readQueue(queue, skew)) ?? null,
  };
}

function readNode(value: unknown, skew: number): NodeHealth {
  const node = fieldsOf(value);
  return {
    ...readQueue(value, skew),
    defaultQueue: truthOf(node['has_default_queue']),
    versions: {
      worker: textOf(node['worker_version']),
      ngenea: textOf(node['ngenea_version']),
      analytics: textOf(node['analytics_version']),
      search: textOf(node['search_version']),
    },
  };
}

function readQueue(value: unknown, skew: number): QueueHealth {
  const { name, health, online, last_heartbeat: heartbeat } = fieldsOf(value);
  const moment = momentOf(heartbeat);
  return {
    name: textOf(name) ?? '(no name)',
    health: textOf(health),
    online: truthOf(online),
    lastHeartbeat: moment === null ? null : moment + skew,
  };
}
