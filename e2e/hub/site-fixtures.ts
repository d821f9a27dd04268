interface NodeFixture {
  name: string;
  health: string;
  online: boolean;
  has_default_queue?: boolean;
  last_heartbeat?: string | null;
  worker_version?: string | null;
  ngenea_version?: string | null;
  analytics_version?: string | null;
  search_version?: string | null;
}

interface QueueFixture {
  name: string;
  health: string;
  online: boolean;
  last_heartbeat?: string | null;
}

export interface SiteFixture {
  site: string;
  health: string;
  nodes: NodeFixture[];
  queues?: QueueFixture[];
}

const versions = {
  has_default_queue: true,
  worker_version: '2.6.0',
  ngenea_version: '1.31.0',
  analytics_version: '2.7.1',
  search_version: '1.2.0',
};

const secondsAgo = (seconds: number): string =>
  new Date(Date.now() - seconds * 1000).toISOString().replace('Z', '000+00:00');

/** Two sites: one with a node offline, one well. */
export function defaultSites(): SiteFixture[] {
  const queue = (name: string): QueueFixture => ({
    name,
    health: 'ok',
    online: true,
    last_heartbeat: secondsAgo(6),
  });
  const node = (name: string, online = true): NodeFixture => ({
    name,
    health: online ? 'ok' : 'critical',
    online,
    last_heartbeat: secondsAgo(online ? 8 : 1860),
    ...versions,
  });
  return [
    {
      site: 'edinburgh',
      health: 'warning',
      nodes: [node('edi-node-01'), node('edi-node-02', false)],
      queues: [queue('default')],
    },
    {
      site: 'london',
      health: 'ok',
      nodes: ['01', '02', '03', '04'].map((number) => node(`lon-node-${number}`)),
      queues: [queue('default'), queue('transcode')],
    },
  ];
}

const order = ['ok', 'warning', 'critical'];

/** The answer of the health endpoint for these sites. */
export function healthBody(sites: readonly SiteFixture[], shape: 'full' | 'old') {
  const worst = Math.max(0, ...sites.map(({ health }) => order.indexOf(health)));
  return {
    overall_health: order[worst],
    hub_status: { health: 'ok' },
    site_status: shape === 'full' ? sites : sites.map(withoutNewerFields),
  };
}

function withoutNewerFields({ site, health, nodes }: SiteFixture) {
  return {
    site,
    health,
    nodes: nodes.map(({ name, health: state, online }) => ({ name, health: state, online })),
  };
}

/** Jobs as the Hub lists them, newest first. */
export function defaultJobs(count: number): Record<string, unknown>[] {
  const states = ['SUCCESS', 'STARTED', 'FAILURE', 'PENDING', 'ERROR'];
  const stateOf = (index: number) => states[index % states.length] ?? '';
  const began = (index: number) => stateOf(index) !== 'PENDING';
  const ended = (index: number) => began(index) && stateOf(index) !== 'STARTED';
  return Array.from({ length: count }, (_, index) => ({
    url: `http://localhost:8000/api/jobs/${count - index}/`,
    id: count - index,
    workflow: null,
    fields: null,
    created: secondsAgo(300 * (index + 1)),
    started: began(index) ? secondsAgo(290 * (index + 1)) : null,
    completed: ended(index) ? secondsAgo(200 * (index + 1)) : null,
    runtime: began(index) ? 12.5 * (index + 1) : null,
    state: stateOf(index),
    site: index % 2 ? 'london' : 'edinburgh',
    queue: null,
    owner: { type: 'user', id: 1, name: 'pixit' },
    friendly_name: `Migrate project ${count - index}`,
    progress: null,
  }));
}

export function defaultAlerts(): Record<string, unknown>[] {
  return [
    {
      id: 1,
      site: 'edinburgh',
      name: 'SiteHealth',
      node: 'edi-node-02',
      queue: null,
      created: secondsAgo(1860),
      timestamp: secondsAgo(60),
      severity: 'WARNING',
      summary: 'Node edi-node-02 has sent no heartbeat for 31 minutes.',
      suppressed: false,
    },
  ];
}
