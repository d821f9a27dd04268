import { healthTone, isFaulty, nodeTone, worseHealth } from './health-rank.ts';
import {
  healthFaults,
  type HealthCut,
  type HealthFault,
  type HealthReading,
  type NodeHealth,
  type QueueHealth,
  type SiteHealth,
} from './health.ts';

type What = HealthFault['what'];

/** Counts parts with the same fault; `health` is the worst word among them and their sites. */
interface Tally extends Omit<HealthFault, 'total'> {
  health: string;
}

/** The worst fault in a Hub's sites, whatever the sites report themselves; null: there is no fault. */
export function findFault({
  sites,
  cut,
}: Pick<HealthReading, 'sites' | 'cut'>): { health: string; fault: HealthFault } | null {
  const tallies = new Map<What, Tally>();
  for (const site of sites) countSite(tallies, site);
  let worst: Tally | null = null;
  for (const what of healthFaults) {
    const tally = tallies.get(what);
    if (tally && (!worst || worseHealth(worst.health, tally.health) !== worst.health))
      worst = tally;
  }
  if (!worst) return null;
  const { health, ...fault } = worst;
  const thing = things[fault.what];
  return { health, fault: { ...fault, total: countOf(sites, thing) + (cut?.[thing] ?? 0) } };
}

const things: Record<What, keyof HealthCut> = {
  'nodes-offline': 'nodes',
  'queues-offline': 'queues',
  nodes: 'nodes',
  queues: 'queues',
  'default-queues': 'nodes',
  sites: 'sites',
};

const countOf = (sites: readonly SiteHealth[], thing: keyof HealthCut): number =>
  thing === 'sites'
    ? sites.length
    : sites.reduce((sum, site) => sum + (site[thing]?.length ?? 0), 0);

function countSite(tallies: Map<What, Tally>, site: SiteHealth): void {
  const seen = new Set<What>();
  const count = (what: What, name: string, state: string): void => {
    const health = worseHealth(site.health ?? state, state);
    const known = tallies.get(what);
    if (!known) {
      tallies.set(what, { what, count: 1, sites: 1, state, name, site: site.name, health });
    } else {
      known.count += 1;
      if (!seen.has(what)) known.sites += 1;
      known.state = worseHealth(known.state, state);
      known.health = worseHealth(known.health, health);
    }
    seen.add(what);
  };
  for (const node of site.nodes) {
    if (isFaulty(node)) count(faultOfNode(node), node.name, stateOf(node));
  }
  for (const queue of site.queues ?? []) {
    if (isFaulty(queue)) {
      count(queue.online === false ? 'queues-offline' : 'queues', queue.name, stateOf(queue));
    }
  }
  const said = site.health;
  if (seen.size === 0 && said !== null && healthTone(said) !== 'ok')
    count('sites', site.name, said);
}

const faultOfNode = (node: NodeHealth): What => {
  if (node.online === false) return 'nodes-offline';
  return nodeTone(node) === 'ok' || nodeTone(node) === 'none' ? 'default-queues' : 'nodes';
};

/** A part may report itself as better than it is. It then counts as badly as a site with such nodes (monitoring page, v2.3). */
const stateOf = ({ health }: QueueHealth): string => worseHealth(health ?? 'warning', 'warning');
