import { m } from '../../../src-main/contract/index.ts';
import type { KnownVersions } from './site-versions.ts';

const names = {
  worker: m.health_worker,
  ngenea: m.health_ngenea,
  analytics: m.health_analytics,
  search: m.health_search,
} as const satisfies Record<keyof KnownVersions, unknown>;

/** "Worker 2.6.0 · Ngenea 1.31.0"; empty if none is known. */
export function versionWords(versions: KnownVersions): string {
  const components = Object.keys(names) as (keyof KnownVersions)[];
  return components
    .flatMap((component) => {
      const version = versions[component];
      return version === undefined ? [] : [names[component]({ version })];
    })
    .join(' · ');
}
