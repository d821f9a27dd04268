import type { SiteHealth } from '../../../src-main/contract/index.ts';

/** The filter's value for “any state”. */
export const everyState = '';

/** The sites in a state whose name, or the name of a node or queue of theirs, contains a text. */
export function filterSites(
  sites: readonly SiteHealth[],
  text: string,
  state: string,
): readonly SiteHealth[] {
  const wanted = text.trim().toLowerCase();
  if (!wanted && state === everyState) return sites;
  return sites.filter((site) => {
    if (state !== everyState && (site.health ?? 'unknown') !== state) return false;
    const names = [site, ...site.nodes, ...(site.queues ?? [])].map(({ name }) => name);
    return names.some((name) => name.toLowerCase().includes(wanted));
  });
}

/** A list of more states than this is no help. */
const maxStates = 50;

/** The distinct states of the sites, for the filter. */
export function statesOf(sites: readonly SiteHealth[]): string[] {
  return [...new Set(sites.map(({ health }) => health ?? 'unknown'))].slice(0, maxStates);
}
