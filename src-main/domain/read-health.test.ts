import { describe, expect, it } from 'vitest';
import type { HealthReading } from './health.ts';
import { causeLevel, causeOfReading } from './health-cause.ts';
import { readAlerts } from './read-alerts.ts';
import { healthReading, readHealth } from './read-health.ts';
import { readJobs } from './read-jobs.ts';

const at = Date.UTC(2026, 10, 26, 12);
const read = (json: unknown, serverNow: number | null = null) => {
  const answer = readHealth(json);
  if (!answer) throw new Error('The shape is wrong.');
  return healthReading(answer, at, serverNow);
};

it('reads everything that a Hub tells, and counts heartbeats on this clock', () => {
  const node = {
    name: 'edi-1',
    health: 'ok',
    online: true,
    has_default_queue: true,
    last_heartbeat: '2026-11-26T14:00:00.123456+00:00',
    worker_version: '2.6.0',
    more: 1,
  };
  const queue = { name: 'q', health: 'ok', online: true, last_heartbeat: null };
  const json = {
    overall_health: 'ok',
    hub_status: { health: 'ok' },
    site_status: [{ site: 'edinburgh', health: 'ok', nodes: [node], queues: [queue] }],
  };
  // The Hub's clock is two hours and a second ahead.
  expect(read(json, at + 7_201_000).sites[0]).toEqual({
    name: 'edinburgh',
    health: 'ok',
    nodes: [
      {
        name: 'edi-1',
        health: 'ok',
        online: true,
        defaultQueue: true,
        lastHeartbeat: at - 1_000 + 123,
        versions: { worker: '2.6.0', ngenea: null, analytics: null, search: null },
      },
    ],
    queues: [{ name: 'q', health: 'ok', online: true, lastHeartbeat: null }],
  });
});

it('takes absent, null and wrong things for not known', () => {
  const odd = { site: 7, health: null, nodes: [null, 'x', { online: 'yes', last_heartbeat: 'z' }] };
  const { sites, hub, overall } = read({ site_status: [odd, null], hub_status: 'fine' });
  expect({ hub, overall }).toEqual({ hub: null, overall: 'unknown' });
  expect(sites[0]?.queues).toBeNull();
  expect(sites[0]?.nodes).toHaveLength(3);
  expect(sites[0]?.nodes[2]).toMatchObject({ online: null, lastHeartbeat: null });
  expect(sites[1]).toEqual({ name: '', health: null, nodes: [], queues: null });
});

it.each([null, [], 'x', 7, {}, { overall_health: 7, site_status: 'none' }])(
  'refuses %j',
  (json) => {
    expect(readHealth(json)).toBeNull();
  },
);

it('keeps markup, emoji and length as text, cut where it would do harm', () => {
  const name = `<img onerror=x> 🦊${'x'.repeat(5_000)}`;
  const [site] = read({ site_status: [{ site: name }] }).sites;
  expect(site?.name).toBe(name.slice(0, 1_000));
});

describe('more than a screen can bear', () => {
  const many = (count: number, item: object = { health: 'ok' }): object[] =>
    Array.from({ length: count }, () => item);
  const partsOf = ({ sites }: HealthReading) =>
    sites.flatMap(({ nodes, queues }) => [...nodes, ...(queues ?? [])]);

  it('is cut, and how much is left out is known', () => {
    const site = (nodes: number) => ({ site: 's', nodes: many(nodes), queues: many(2) });
    expect(read({ site_status: [site(6_000), site(5_996)] }).cut).toBeNull();
    const cut = read({ site_status: [site(6_000), site(30_000), site(1)] });
    expect(cut.cut).toEqual({ sites: 0, nodes: 24_003, queues: 4 });
    expect(partsOf(cut)).toHaveLength(12_000);
    expect(read({ site_status: many(2_003) }).cut).toEqual({ sites: 3, nodes: 0, queues: 0 });
  });

  it('is cut sooner where its texts are long', () => {
    const name = 'x'.repeat(1_500);
    const nodes = many(2_000, { name, worker_version: name });
    const cut = read({ site_status: [{ site: 's', nodes }] });
    // Texts are cut to 1,000 characters, of which 100 are free and 25 weigh a part.
    expect(partsOf(cut)).toHaveLength(Math.floor(12_000 / 77));
    expect(read({ site_status: many(2_000, { site: name }) }).sites).toHaveLength(
      Math.floor(2_000 / 37),
    );
  });

  it('keeps the worst, wherever they stand', () => {
    const sites = [
      ...many(2_000),
      { site: 'last', health: 'critical' },
      { site: 'quiet', health: 'ok', queues: [{ name: 'q', online: false }] },
    ];
    const names = read({ site_status: sites })
      .sites.slice(0, 2)
      .map(({ name }) => name);
    expect(names).toEqual(['last', 'quiet']);
    const nodes = [...many(12_000), { name: 'away', online: false, health: 'ok' }];
    const queues = [...many(10), { name: 'stuck', health: 'critical' }];
    const reading = read({ site_status: [{ site: 'a', health: 'ok', nodes, queues }] });
    expect(reading.cut).toEqual({ sites: 0, nodes: 2, queues: 10 });
    expect(reading.sites[0]?.nodes[0]?.name).toBe('away');
    expect(reading.sites[0]?.queues?.[0]?.name).toBe('stuck');
  });
});

it.each(['275760-01-01', '-000001-01-01', '1969-12-31', `2026-11-26${' '.repeat(1_000)}`])(
  'takes %j for no moment that could be shown',
  (text) => {
    const json = { site_status: [{ nodes: [{ last_heartbeat: text }] }] };
    expect(read(json, at).sites[0]?.nodes[0]?.lastHeartbeat).toBeNull();
  },
);

it('holds no half of a character, which no address could carry', () => {
  const [alert] = readAlerts([{ name: '\ud800', summary: `${'x'.repeat(999)}🦊` }]) ?? [];
  expect(alert?.name).toBe('\ufffd');
  expect(alert?.summary).toBe(`${'x'.repeat(999)}\ufffd`);
});

const fault = (what: string, more: object = {}) => ({
  what,
  count: 1,
  sites: 1,
  state: 'warning',
  ...more,
});
const sites = (...listed: object[]) => ({ overall_health: 'ok', site_status: listed });
const node = (more: object) => ({ name: 'n', health: 'ok', online: true, ...more });

it.each([
  [{ overall_health: 'ok' }, { kind: 'well' }],
  [{ overall_health: 'OK', site_status: [] }, { kind: 'well' }],
  [
    { overall_health: 'critical', hub_status: { health: 'warning' } },
    { kind: 'degraded', health: 'warning', fault: null },
  ],
  [
    {
      overall_health: 'critical',
      site_status: [
        { site: 'a', health: 'warning' },
        { site: 'b', health: 'critical', nodes: [node({ online: false })] },
      ],
    },
    { health: 'critical', fault: fault('nodes-offline', { name: 'n', site: 'b' }) },
  ],
  [
    { overall_health: 'sleepy', site_status: [{ site: 'a', health: 'ok' }] },
    { kind: 'degraded', health: 'sleepy', fault: null },
  ],
  [
    sites({ site: 'constructor', health: 'constructor' }),
    { health: 'constructor', fault: { what: 'sites', name: 'constructor' } },
  ],
  [
    sites({ site: 'a', health: 'ok', nodes: [node({ online: false })] }),
    { health: 'warning', fault: fault('nodes-offline', { name: 'n', site: 'a' }) },
  ],
  [
    sites({ site: 'a', health: 'ok', nodes: [node({ health: 'critical' })] }),
    { health: 'critical', fault: fault('nodes', { state: 'critical' }) },
  ],
  [
    sites({ site: 'a', health: 'ok', nodes: [node({ has_default_queue: false })] }),
    { health: 'warning', fault: fault('default-queues', { name: 'n' }) },
  ],
  [
    sites({
      site: 'a',
      health: 'ok',
      nodes: [node({})],
      queues: [node({ name: 'q', online: false })],
    }),
    { health: 'warning', fault: fault('queues-offline', { name: 'q' }) },
  ],
  [
    sites(
      { site: 'a', health: 'ok', nodes: [node({ has_default_queue: false })] },
      { site: 'b', health: 'ok', queues: [node({ name: 'q', health: 'critical' })] },
      {
        site: 'c',
        health: 'ok',
        queues: [node({ name: 'r', health: 'warning' }), node({ health: 'warning' })],
      },
    ),
    {
      health: 'critical',
      fault: { what: 'queues', count: 3, total: 3, sites: 2, state: 'critical', name: 'q' },
    },
  ],
  // What is not known says nothing of a part.
  [sites({ site: 'a', health: 'ok', nodes: [node({ health: 'odd' }), {}] }), { kind: 'well' }],
])('finds the cause of %j', (json, cause) => {
  expect(causeOfReading(read(json))).toMatchObject(cause);
});

it('counts a fault among all of its kind, whether they are shown or not', () => {
  const reading = read({
    overall_health: 'ok',
    site_status: [
      { site: 'a', health: 'ok', nodes: [node({ online: false }), node({})] },
      { site: 'b', health: 'ok', nodes: Array.from({ length: 12_000 }, () => node({})) },
    ],
  });
  expect(reading.cut).toEqual({ sites: 0, nodes: 2, queues: 0 });
  expect(causeOfReading(reading)).toMatchObject({ fault: { count: 1, total: 12_002 } });
});

it('takes a word that says that something is bad for bad', () => {
  const reading = read({ overall_health: 'error', site_status: [] });
  expect(causeLevel(causeOfReading(reading))).toBe(2);
});

it('reads alerts from a list or a page, worst first', () => {
  const alert = (severity: unknown) => ({ id: 0, name: 'n', severity, node: null });
  const found = readAlerts({ results: [alert('INFO'), alert('LOUD'), alert('CRITICAL'), 7] });
  expect(found?.map(({ severity }) => severity)).toEqual(['CRITICAL', 'LOUD', 'UNKNOWN', 'INFO']);
  expect(readAlerts([alert('INFO')])?.[0]).toMatchObject({ id: 0, site: null, at: null });
  expect(readAlerts([{ severity: 'INFO' }])?.[0]?.name).toBe('');
  expect(readAlerts({ results: 'none' })).toBeNull();
});

it('reads jobs, whatever their state is called', () => {
  const [job] =
    readJobs([{ id: 7, state: 'DEQUEUING', runtime: 1.5, owner: { name: 'ana' }, site: null }]) ??
    [];
  expect(job).toEqual({
    id: 7,
    name: '',
    started: null,
    completed: null,
    state: 'DEQUEUING',
    site: null,
    owner: 'ana',
    created: null,
    runtimeMs: 1_500,
  });
});
