import type { HubAlert, HubJob } from '../../../src-main/contract/index.ts';

/** The path that asks for one alert: its name and where it is. */
export function alertPath({ name, site, node }: HubAlert): string {
  const query = [
    ['name', name],
    ['site', site],
    ['node', node],
  ].flatMap(([field, value]) => (value ? [`${field ?? ''}=${encodeURIComponent(value)}`] : []));
  return `/api/alerts/?${query.join('&')}`;
}

/** The path that asks for one job; the list where the Hub gave it no id. */
export const jobPath = ({ id }: HubJob): string =>
  id === null ? '/api/jobs/' : `/api/jobs/${id}/`;
