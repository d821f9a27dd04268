import type { NodeHealth, SiteHealth } from './health.ts';

/** How a state is shown: a Hub's own words are an open set, and one that is not known is neutral. */
export type HealthTone = 'ok' | 'warn' | 'bad' | 'none';

const tones = new Map<string, HealthTone>([
  ['ok', 'ok'],
  ['warning', 'warn'],
  ['critical', 'bad'],
]);

/** The tone of one of the Hub's words; null where it told none. */
export const healthTone = (word: string | null): HealthTone =>
  tones.get(word?.toLowerCase() ?? '') ?? 'none';

const order: Record<HealthTone, number> = { bad: 0, warn: 1, none: 2, ok: 3 };

/** Sorts worst first. */
const byHealth = (one: string | null, other: string | null): number =>
  order[healthTone(one)] - order[healthTone(other)];

/** A node that is offline is as bad as can be, whatever else is said of it. */
export const nodeTone = ({ health, online }: Pick<NodeHealth, 'health' | 'online'>): HealthTone =>
  online === false ? 'bad' : healthTone(health);

const byNode = (one: NodeHealth, other: NodeHealth): number =>
  order[nodeTone(one)] - order[nodeTone(other)];

/** The sites worst first, each with its nodes worst first. */
export function worstFirst(sites: readonly SiteHealth[]): SiteHealth[] {
  return sites
    .map((site) => ({ ...site, nodes: site.nodes.toSorted(byNode) }))
    .toSorted((one, other) => byHealth(one.health, other.health));
}
