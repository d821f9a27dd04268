import type { SiteHealth } from '../../../src-main/contract/index.ts';

/** Stands for every state in the filter. */
export const everyState = '';

/** The sites with that text in their name, or in one of their nodes' or queues', and in that state. */
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

/** More states than these are no help in a list to choose from. */
const mostStates = 50;

/** The states that sites are in, each once, for the filter. */
export function statesOf(sites: readonly SiteHealth[]): string[] {
  return [...new Set(sites.map(({ health }) => health ?? 'unknown'))].slice(0, mostStates);
}
