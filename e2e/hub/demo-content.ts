import type { Content } from './context.ts';
import type { SiteFixture } from './site-fixtures.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A time as the Hub writes it. */
const moment = (time: number): string => new Date(time).toISOString().replace('Z', '000+00:00');

/** What the demo's Hub shows at `now`, if it was started at `started`; both in ms since the epoch. */
export const demoContent = (started: number, now: number): Content => ({
  sites: demoSites(started, now),
  jobs: demoJobs(started, now),
  alerts: demoAlerts(started, now),
});

/** A heartbeat every 10 s, each node and queue at its own second. */
function lastBeat(now: number, phase: number): string {
  const since = (now + phase * 1700) % 10_000;
  return moment(now - since);
}

const versions = {
  has_default_queue: true,
  worker_version: '2.6.0',
  ngenea_version: '1.31.0',
  analytics_version: '2.7.1',
  search_version: '1.2.0',
};

/** Edinburgh has lost a node and is behind with its transcoding; London is well. */
function demoSites(started: number, now: number): SiteFixture[] {
  const well = (name: string, phase: number) => ({
    name,
    health: 'ok',
    online: true,
    last_heartbeat: lastBeat(now, phase),
  });
  return [
    {
      site: 'edinburgh',
      health: 'warning',
      nodes: [
        { ...well('edi-node-01', 0), ...versions },
        {
          ...versions,
          name: 'edi-node-02',
          health: 'critical',
          online: false,
          last_heartbeat: moment(started - 31 * minute),
          worker_version: '2.5.1',
        },
        { ...well('edi-node-03', 2), ...versions },
      ],
      queues: [well('default', 1), { ...well('transcode', 3), health: 'warning' }],
    },
    {
      site: 'london',
      health: 'ok',
      nodes: [1, 2, 3, 4].map((number) => ({
        ...well(`lon-node-0${number}`, number),
        ...versions,
      })),
      queues: [well('default', 5), well('highpriority', 4)],
    },
  ];
}

const work = [
  'Migrate glen-coe_ep102',
  'Recall thames_reel_07',
  'Transcode glen-coe_ep102 to ProRes',
  'Reverse stub archive/2024',
  'Send rushes_day_14 to london',
  'Delete scratch/conform',
  'Snapshot projects',
];
const owners = ['pixit', 'ana', 'pixit', 'render-farm'];

const jobEvery = 40_000;
/** How many jobs there are at the start. */
const jobsBefore = 42;

/** A job is created every 40 s, waits, runs and ends; every ninth fails. The newest is first. */
function demoJobs(started: number, now: number): Record<string, unknown>[] {
  const count = jobsBefore + Math.floor((now - started) / jobEvery);
  const newest = Array.from({ length: Math.min(count, 200) }, (_, at) => count - at);
  return newest.map((id) => {
    const created = started + (id - jobsBefore) * jobEvery;
    const begun = created + 4_000 + ((id * 7) % 9) * 1_000;
    const ended = begun + 15_000 + ((id * 37) % 23) * 6_000;
    const state =
      now < begun ? 'PENDING' : now < ended ? 'STARTED' : id % 9 ? 'SUCCESS' : 'FAILURE';
    const owner = owners[id % owners.length];
    return {
      url: `http://localhost:8000/api/jobs/${id}/`,
      id,
      workflow: null,
      fields: null,
      created: moment(created),
      started: now < begun ? null : moment(begun),
      completed: now < ended ? null : moment(ended),
      runtime: now < begun ? null : (Math.min(now, ended) - begun) / 1000,
      state,
      site: id % 3 ? 'london' : 'edinburgh',
      queue: null,
      owner: { type: 'user', id: owners.indexOf(owner ?? '') + 1, name: owner },
      friendly_name: work[id % work.length],
      progress: null,
    };
  });
}

function demoAlerts(started: number, now: number): Record<string, unknown>[] {
  const silent = Math.floor((now - started) / minute) + 31;
  const alert = { site: 'edinburgh', node: null, queue: null, suppressed: false };
  return [
    {
      ...alert,
      id: 3,
      name: 'PoolCapacity',
      created: moment(started - 2 * hour),
      timestamp: moment(now - (now % minute)),
      severity: 'CRITICAL',
      summary: 'The pool “sas1” is 96 % full. At the present rate it will be full in 9 hours.',
    },
    {
      ...alert,
      id: 1,
      name: 'NodeHeartbeat',
      node: 'edi-node-02',
      created: moment(started - 29 * minute),
      timestamp: moment(now - (now % minute)),
      severity: 'WARNING',
      summary: `edi-node-02 has sent no heartbeat for ${silent} minutes.`,
    },
    {
      ...alert,
      id: 2,
      name: 'QueueBacklog',
      queue: 'transcode',
      created: moment(started - 12 * minute),
      timestamp: moment(now - (now % minute)),
      severity: 'WARNING',
      summary: '214 tasks are waiting, the oldest for 12 minutes.',
    },
  ];
}

const keyAges: Record<string, number> = {
  'nightly-ingest': 92.2 * day,
  'render-farm': 47.4 * day,
  'qc-dashboard': 202.9 * day,
  'old-laptop': 611.1 * day,
};

export const demoKeys = Object.keys(keyAges);

/** What the list says of a key: a new one was created just now. */
export const demoKeyDetails =
  (started: number, owner: string) =>
  (name: string): Record<string, unknown> => ({
    owner,
    created: moment(started - (keyAges[name] ?? 0)),
  });
