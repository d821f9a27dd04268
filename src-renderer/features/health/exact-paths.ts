import type { HubAlert, HubJob } from '../../../src-main/contract/index.ts';

/** The path that lists one alert, filtered by its name, site and node. */
export function alertPath({ name, site, node }: HubAlert): string {
  const query = [
    ['name', name],
    ['site', site],
    ['node', node],
  ].flatMap(([field, value]) => (value ? [`${field ?? ''}=${encodeURIComponent(value)}`] : []));
  return `/api/alerts/?${query.join('&')}`;
}

/** The path of one job; the path of the list if the Hub gave the job no id. */
export const jobPath = ({ id }: HubJob): string =>
  id === null ? '/api/jobs/' : `/api/jobs/${id}/`;
