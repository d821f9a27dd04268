import { expect, it } from 'vitest';
import { alertPath, jobPath } from './exact-paths.ts';
import { filterSites, statesOf } from './filter-sites.ts';

const site = (name: string, health: string | null, node = 'n') => ({
  name,
  health,
  queues: [{ name: `queue of ${name}`, health: null, online: null, lastHeartbeat: null }],
  nodes: [
    {
      name: node,
      health: null,
      online: null,
      lastHeartbeat: null,
      defaultQueue: null,
      versions: { worker: null, ngenea: null, analytics: null, search: null },
    },
  ],
});

it('filters by name, node and state', () => {
  const sites = [site('Edinburgh', 'ok', 'edi-1'), site('london', 'warning'), site('x', null)];
  const names = (text: string, state: string) =>
    filterSites(sites, text, state).map(({ name }) => name);
  expect(filterSites(sites, ' ', '')).toBe(sites);
  expect(names('EDI-1', '')).toEqual(['Edinburgh']);
  expect(names('queue of lon', '')).toEqual(['london']);
  expect(names('', 'warning')).toEqual(['london']);
  expect(names('', 'unknown')).toEqual(['x']);
  expect(names('edi', 'warning')).toEqual([]);
  expect(statesOf(sites)).toEqual(['ok', 'warning', 'unknown']);
});

it('names the exact thing in a path, whatever its name', () => {
  const alert = {
    id: 1,
    name: 'A&B',
    severity: 'INFO',
    summary: '',
    site: 'ed inburgh',
    node: null,
    queue: null,
    at: null,
  };
  expect(alertPath(alert)).toBe('/api/alerts/?name=A%26B&site=ed%20inburgh');
  const job = {
    id: 0,
    name: '',
    state: '',
    site: null,
    owner: null,
    created: null,
    started: null,
    completed: null,
    runtimeMs: null,
  };
  expect(jobPath(job)).toBe('/api/jobs/0/');
  expect(jobPath({ ...job, id: null })).toBe('/api/jobs/');
});
