import type { NodeHealth } from '../../../src-main/contract/index.ts';

type Component = keyof NodeHealth['versions'];

/** Versions by component, where known. */
export type KnownVersions = Partial<Record<Component, string>>;

const components: readonly Component[] = ['worker', 'ngenea', 'analytics', 'search'];

/** The versions on which all nodes of a site agree, and the components in which they differ. */
export function siteVersions(nodes: readonly NodeHealth[]): {
  same: KnownVersions;
  differing: readonly Component[];
} {
  const same: KnownVersions = {};
  const differing: Component[] = [];
  for (const component of components) {
    const versions = new Set(nodes.map((node) => node.versions[component]));
    const [first] = versions;
    if (versions.size > 1) differing.push(component);
    else if (first !== undefined && first !== null) same[component] = first;
  }
  return { same, differing };
}

/** The versions of a node in some components. */
export const versionsIn = (node: NodeHealth, wanted: readonly Component[]): KnownVersions =>
  Object.fromEntries(
    wanted.flatMap((component) => {
      const version = node.versions[component];
      return version === null ? [] : [[component, version]];
    }),
  );
