import { oddToken } from './hostile-values.mjs';

const many = (count, make) => Array.from({ length: count }, (_, at) => make(at));
const moment = '2026-11-26T14:00:00.123456+00:00';
const queue = (at) => ({ name: `q${at}`, health: 'ok', online: true, last_heartbeat: moment });
const node = (at) => ({
  ...queue(at),
  has_default_queue: true,
  worker_version: '2.6.0',
  ngenea_version: '1',
  analytics_version: '1',
  search_version: null,
});
const page = (results) => ({
  count: results.length,
  next: 'http://other.example/api/x/?page=2',
  previous: null,
  results,
});
const operation = {
  summary: 's',
  tags: ['t'],
  parameters: [{ name: 'id', in: 'path', schema: { type: 'integer', enum: [1] } }],
  requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
};

/** What a Hub that behaves answers to each call, so that a hostile one can be made of it. */
export const documented = {
  signIn: (random) => ({ access: oddToken(random), refresh: oddToken(random) }),
  refresh: (random) => ({ access: oddToken(random), refresh: oddToken(random) }),
  createKey: () => ({ id: 7, name: 'nightly', api_key: 'abcdefgh.0123456789', url: 'http://x/7/' }),
  revokeKey: () => ({ detail: 'gone' }),
  prove: () => page(many(3, (at) => ({ id: at, name: `k${at}`, url: 'x' }))),
  keys: (random) =>
    page(
      many(random.below(30), (at) => ({ id: at, name: `k${at}`, created: moment, revoked: false })),
    ),
  health: (random) => ({
    overall_health: 'ok',
    hub_status: { health: 'ok' },
    site_status: many(random.below(5), (at) => ({
      site: `s${at}`,
      health: 'warning',
      nodes: many(random.below(6), node),
      queues: many(2, queue),
    })),
  }),
  alerts: (random) =>
    page(
      many(random.below(9), (at) => ({
        id: at,
        name: 'a',
        severity: 'WARNING',
        summary: 's',
        site: 's0',
        node: 'n0',
        timestamp: moment,
      })),
    ),
  jobs: (random) =>
    page(
      many(random.below(9), (at) => ({
        id: at,
        friendly_name: 'j',
        state: 'SUCCESS',
        site: 's0',
        owner: { name: 'ana' },
        created: moment,
        runtime: 1.5,
      })),
    ),
  configurations: () => ({ node_health_last_heartbeat_interval: 120, jobs_ttl: 30 }),
  document: (random) => ({
    openapi: '3.0.0',
    paths: Object.fromEntries(
      many(random.below(6), (at) => [
        `/api/things/${at}/{id}/`,
        { get: operation, post: operation, parameters: [{ $ref: '#/components/parameters/P' }] },
      ]),
    ),
    components: {
      schemas: {
        A: {
          type: 'object',
          properties: { a: { $ref: '#/components/schemas/A' }, b: { type: 'array', items: {} } },
        },
      },
      parameters: { P: { name: 'p', in: 'query', schema: { type: 'string' } } },
    },
  }),
};
