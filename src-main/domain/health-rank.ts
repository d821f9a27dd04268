import type { NodeHealth, QueueHealth, SiteHealth } from './health.ts';

/** How a state is shown. A Hub's own words are an open set; unknown ones are neutral. */
export type HealthTone = 'ok' | 'warn' | 'bad' | 'none';

/** `ok`, `warning` and `critical` are documented (monitoring page, v2.3); the others say by themselves that something is bad. */
const tones = new Map<string, HealthTone>([
  ['ok', 'ok'],
  ['warning', 'warn'],
  ['critical', 'bad'],
  ['error', 'bad'],
  ['failed', 'bad'],
  ['offline', 'bad'],
  ['no answer', 'bad'],
]);

/** The tone of one of the Hub's words; null stands for no word. */
export const healthTone = (word: string | null): HealthTone =>
  tones.get(word?.toLowerCase() ?? '') ?? 'none';

const order = { bad: 0, warn: 1, none: 2, ok: 3 } as const satisfies Record<HealthTone, number>;

/** How many ranks there are; 0 is the worst. */
export const healthRanks = 4;

/** The worse of two words; the first if they are equally bad. */
export const worseHealth = <Word extends string | null>(left: Word, right: Word): Word =>
  order[healthTone(left)] <= order[healthTone(right)] ? left : right;

/** An offline node or queue counts as worst, whatever its health says. */
export const nodeTone = ({ health, online }: Pick<NodeHealth, 'health' | 'online'>): HealthTone =>
  online === false ? 'bad' : healthTone(health);

/** The fields of a node or queue that decide its rank; only nodes have `defaultQueue`. */
export interface RankedPart extends Pick<QueueHealth, 'health' | 'online'> {
  defaultQueue?: boolean | null;
}

/** How bad a node or queue is. A node without its default queue is at least a warning, whatever it reports. */
export const partRank = (part: RankedPart): number =>
  Math.min(order[nodeTone(part)], part.defaultQueue === false ? order.warn : order.ok);

/** Whether something is wrong with a node or queue; an unknown word doesn't count as a fault. */
export const isFaulty = (part: RankedPart): boolean => partRank(part) <= order.warn;

/** How bad a site is, by its own word or by faulty parts that the word doesn't mention. */
export const siteRank = (health: string | null, hasFault: boolean): number =>
  Math.min(order[healthTone(health)], hasFault ? order.warn : order.ok);

const byRank = (left: RankedPart, right: RankedPart): number => partRank(left) - partRank(right);

const rankOf = ({ health, nodes, queues }: SiteHealth): number =>
  siteRank(health, nodes.some(isFaulty) || (queues ?? []).some(isFaulty));

/** Whether a site and all its parts say that they are well. */
export const isWell = (site: SiteHealth): boolean => rankOf(site) === order.ok;

/** The sites worst first, each with its nodes and queues worst first. */
export function worstFirst(sites: readonly SiteHealth[]): SiteHealth[] {
  return sites
    .map((site) => ({
      rank: rankOf(site),
      site: {
        ...site,
        nodes: site.nodes.toSorted(byRank),
        queues: site.queues?.toSorted(byRank) ?? null,
      },
    }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ site }) => site);
}
