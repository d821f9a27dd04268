import type { Cast } from './cast.ts';

/** A call that Hubkey makes with a credential. */
export interface Call {
  method?: 'GET' | 'POST' | 'DELETE' | 'PUT';
  path: (cast: Cast) => string;
  body?: unknown;
  /** What Hubkey accepts for an answer; `application/json` where it is left out. */
  accept?: string;
  /** Made with every credential, as the first call to its view; otherwise with one credential of each kind. */
  withAll?: true;
}

const at = (path: string) => () => path;
const keys = '/api/auth/clientkeys/';

/** The calls made with credentials. Those that change something come last. */
export const calls: Record<string, Call> = {
  jobs: { withAll: true, path: at('/api/jobs/') },
  'jobs, second page': { path: at('/api/jobs/?page=2') },
  'jobs, page past the end': { path: at('/api/jobs/?page=99') },
  'jobs, by a method that it lacks': { path: at('/api/jobs/'), method: 'PUT', body: {} },
  'jobs, without the final slash': { path: at('/api/jobs?page=2') },
  'one job': { path: ({ ids }) => `/api/jobs/${ids.job}/` },
  'one job, absent': { path: at('/api/jobs/99999/') },
  health: { withAll: true, path: at('/api/health/') },
  'health, by a method that it lacks': { path: at('/api/health/'), method: 'DELETE' },
  'health of a site': { path: at('/api/sites/1/health/') },
  'health of an absent site': { path: at('/api/sites/99/health/') },
  alerts: { path: at('/api/alerts/') },
  'alerts, filtered': { path: at('/api/alerts/?severity=CRITICAL') },
  configurations: { path: at('/api/configurations/') },
  'unknown path': { withAll: true, path: at('/api/nothing/') },
  'unknown path, without the final slash': { path: at('/api/nothing') },
  'path outside of the API': { path: at('/') },
  'documentation page': { withAll: true, path: at('/api/docs/'), accept: '*/*' },
  'API document': { withAll: true, path: at('/api/schema/'), accept: '*/*' },
  'key list': { withAll: true, path: at(keys) },
  'key list, second page': { path: at(`${keys}?page=2`) },
  'key list, page past the end': { path: at(`${keys}?page=99`) },
  'one key': { path: ({ ids }) => `${keys}${ids.key}/` },
  'one key, absent': { path: at(`${keys}99999/`) },
  'one key, not a number': { path: at(`${keys}nonsense/`) },
  'key renamed': { path: ({ ids }) => `${keys}${ids.key}/`, method: 'PUT', body: { name: 'new' } },
  'key created without a name': { path: at(keys), method: 'POST', body: {} },
  'key created with a blank name': { path: at(keys), method: 'POST', body: { name: ' ' } },
  'key created with a long name': {
    path: at(keys),
    method: 'POST',
    body: { name: 'x'.repeat(51) },
  },
  'key created from no JSON': { path: at(keys), method: 'POST', body: '{' },
  'key created': { withAll: true, path: at(keys), method: 'POST', body: { name: ' nightly ' } },
  'key revoked, absent': { path: at(`${keys}99999/`), method: 'DELETE' },
  'key revoked': { withAll: true, path: ({ ids }) => `${keys}${ids.key}/`, method: 'DELETE' },
};
