import { describe, expect, it } from 'vitest';
import { causeOfProblem, causeWord } from '../health-cause.ts';
import type { HealthCause, HealthFault, ReadingProblem } from '../health.ts';
import { sessionRef } from '../credential.ts';
import type { HubProblem } from '../hub-problem.ts';
import { followLocale, loadMessages } from '../messages/index.ts';
import {
  healthCutWords,
  healthStateWords,
  healthWords,
  listProblemWords,
  partStateWords,
} from './health-words.ts';

const now = new Date(2026, 10, 26, 13, 51).getTime();
const since = new Date(2026, 10, 26, 13, 48).getTime();
const words = (cause: HealthCause): string =>
  healthWords({ cause, since }, 'https://hub.example', now);
const degraded = (change: Partial<HealthFault>): HealthCause => ({
  kind: 'degraded',
  health: 'warning',
  fault: {
    what: 'nodes-offline',
    count: 1,
    total: 12,
    sites: 1,
    state: 'critical',
    name: 'edi-1',
    site: 'edinburgh',
    ...change,
  },
});
const fine = 'Network, Hub and credential are fine.';

it.each<[HealthCause, string]>([
  [{ kind: 'well' }, 'The Hub and all its sites and nodes have been healthy since 13:48.'],
  [{ kind: 'session' }, 'Your session ended at 13:48. Sign in again to keep reading.'],
  [
    { kind: 'account-disabled' },
    'hub.example says this account is disabled, so Hubkey has stopped asking. Contact its administrator, then refresh or sign in again.',
  ],
  [
    { kind: 'waiting-for-keychain' },
    'The session is in the keychain, which can’t be read now. Unlock it, and Hubkey continues by itself.',
  ],
  [
    { kind: 'degraded', health: 'critical', fault: null },
    'The Hub has called itself “critical” since 13:48. Tell its administrator. Network and credential are fine.',
  ],
  [degraded({}), `1 of 12 nodes has been offline since 13:48: edi-1 in edinburgh. ${fine}`],
  [
    degraded({ count: 4, sites: 2 }),
    `4 of 12 nodes in 2 sites have been offline since 13:48, first edi-1 (edinburgh). ${fine}`,
  ],
  [
    degraded({ total: 1 }),
    `The only node, edi-1 in edinburgh, has been offline since 13:48. ${fine}`,
  ],
  [
    degraded({ count: 12 }),
    `All 12 nodes have been offline since 13:48, first edi-1 (edinburgh). ${fine}`,
  ],
  [
    degraded({ what: 'queues', count: 12, sites: 2 }),
    `All 12 queues in 2 sites have reported problems (“critical” at worst) since 13:48, first edi-1 (edinburgh). ${fine}`,
  ],
  [
    degraded({ what: 'sites', total: 1 }),
    `The only site, edi-1, has reported “critical” since 13:48. ${fine}`,
  ],
  [
    degraded({ what: 'default-queues', count: 1_204, total: 10_000 }),
    `1,204 of 10,000 nodes have been without their default queues since 13:48, first edi-1 (edinburgh). ${fine}`,
  ],
  [
    degraded({ what: 'queues' }),
    `1 of 12 queues has reported “critical” since 13:48: edi-1 in edinburgh. ${fine}`,
  ],
  [
    degraded({ what: 'sites', count: 2, total: 3, sites: 2 }),
    `2 of 3 sites have reported problems (“critical” at worst) since 13:48, first edi-1. ${fine}`,
  ],
])('says of %j: %s', (cause, sentence) => {
  expect(words(cause)).toBe(sentence);
});

describe('a Hub that answered', () => {
  it.each<[HubProblem, string, string]>([
    [
      { kind: 'server-error', status: 500, title: 'Server Error (500)' },
      'The Hub has been returning errors since 13:48. ',
      'error',
    ],
    [
      { kind: 'server-error', status: 503, title: null },
      'The Hub has been returning errors since 13:48. ',
      'error',
    ],
    [
      { kind: 'throttled', retryAfterMs: 3_600_000 },
      'The Hub has been asking Hubkey to wait since 13:48. ',
      'asked to wait',
    ],
    [
      { kind: 'not-a-hub', status: 200, title: 'Welcome' },
      'Health hasn’t been available since 13:48. ',
      'error',
    ],
  ])('is never said to have given no answer: %j', (problem, start, word) => {
    const cause = causeOfProblem(problem, sessionRef);
    expect(words(cause).startsWith(start)).toBe(true);
    expect(words(cause)).not.toMatch(/answered since|no answer/i);
    expect(causeWord(cause, 'ok')).toBe(word);
  });
});

it('says “no answer” of one that gave none', () => {
  const cause = causeOfProblem({ kind: 'unreachable', reason: 'timeout' }, sessionRef);
  expect(words(cause)).toMatch(/^hub\.example hasn’t answered since 13:48\. /);
  expect(causeWord(cause, 'ok')).toBe('no answer');
});

it.each<[ReadingProblem, RegExp]>([
  [{ kind: 'no-credential' }, /^Sign in to read this\.$/],
  [{ kind: 'account-disabled' }, /account is disabled/],
  [{ kind: 'waiting-for-keychain' }, /in the keychain/],
  [{ kind: 'no-network' }, /network/],
])('says of a list that can’t be read for %j why', (problem, sentence) => {
  expect(listProblemWords(problem, 'https://hub.example')).toMatch(sentence);
});

it('says of another day when a session ended', () => {
  const summary = { cause: { kind: 'session' }, since: since - 86_400_000 } as const;
  expect(healthWords(summary, 'https://hub.example', now)).toBe(
    'Your session ended yesterday 13:48. Sign in again to keep reading.',
  );
});

it('says states in the shown language, and a Hub’s own words as they are', () => {
  expect(['ok', 'Warning', 'no answer', null, 'sleepy', '\u202e'].map(healthStateWords)).toEqual([
    'ok',
    'warning',
    'no answer',
    'unknown',
    'sleepy',
    '\\u202e',
  ]);
  const part = { name: 'n', lastHeartbeat: null };
  expect(partStateWords({ ...part, online: false, health: 'critical' })).toBe('offline, critical');
  expect(partStateWords({ ...part, online: false, health: 'ok' })).toBe('offline');
  expect(partStateWords({ ...part, online: null, health: null })).toBe('—');
});

it('lets the tray say what a Hub leaves out of its own word', () => {
  expect(causeWord(degraded({}), 'ok')).toBe('warning');
  expect(causeWord(degraded({}), 'critical')).toBe('critical');
});

it('says how much of a large Hub is left out', () => {
  const site = { name: 's', health: 'ok', nodes: [], queues: null };
  const reading = { at: now, overall: 'ok', hub: null, sites: Array(5_000).fill(site) };
  expect(healthCutWords({ ...reading, cut: null })).toBeNull();
  expect(healthCutWords({ ...reading, cut: { sites: 2_213, nodes: 0, queues: 0 } })).toBe(
    'Showing the 5,000 worst of 7,213 sites. The others are healthier.',
  );
  expect(healthCutWords({ ...reading, cut: { sites: 1, nodes: 5, queues: 2 } })).toBe(
    'Showing the 5,000 worst of 5,001 sites. The others are healthier. Showing the 0 worst of 7 nodes and queues. The others are healthier.',
  );
});

it('says in German that a node has no name', async () => {
  await loadMessages('de');
  try {
    followLocale(() => 'de');
    expect(words(degraded({ name: '' }))).toContain('(ohne Namen)');
    expect(healthStateWords('')).toBe(healthStateWords(null));
  } finally {
    followLocale(() => 'en');
  }
});

it.each([1, 3])('says in German that all sites report problems, of %d', async (sites) => {
  await loadMessages('de');
  try {
    followLocale(() => 'de');
    expect(words(degraded({ what: 'sites', count: 12, sites }))).toContain(
      'Alle 12 Standorte melden seit',
    );
  } finally {
    followLocale(() => 'en');
  }
});
