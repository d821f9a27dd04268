import type { SiteFixture } from '../hub/site-fixtures.ts';

/** More nodes than this are listed with their first fields alone: an answer may have 8 MiB. */
const mostInFull = 10_000;

const versions = {
  has_default_queue: true,
  worker_version: '2.6.0',
  ngenea_version: '1.31.0',
  analytics_version: '2.7.1',
  search_version: '1.2.0',
};

/** A site that is well, with so many nodes. */
export function siteOf(site: string, nodes: number, more: object = heartbeat()): SiteFixture {
  return {
    site,
    health: 'ok',
    nodes: Array.from({ length: nodes }, (_, at) => ({
      name: `${site}-${at}`,
      health: 'ok',
      online: true,
      ...more,
    })),
    queues: [],
  };
}

/** So many nodes, 20 a site, or 100 where there are more than ten thousand. */
export function manyNodes(count: number): SiteFixture[] {
  const each = Math.min(count, count > mostInFull ? 100 : 20);
  const more = count > mostInFull ? {} : heartbeat();
  return Array.from({ length: count / each }, (_, at) => siteOf(`site-${at}`, each, more));
}

export const manyJobs = (count: number): Record<string, unknown>[] =>
  Array.from({ length: count }, (_, at) => ({
    id: count - at,
    state: at % 9 ? 'SUCCESS' : 'FAILURE',
    friendly_name: `Job ${count - at}`,
  }));

export const manyAlerts = (count: number): Record<string, unknown>[] =>
  Array.from({ length: count }, (_, at) => ({
    id: at,
    name: 'Alert',
    severity: 'WARNING',
    summary: `No ${at}`,
  }));

const heartbeat = () => ({
  ...versions,
  last_heartbeat: new Date().toISOString().replace('Z', '000+00:00'),
});
