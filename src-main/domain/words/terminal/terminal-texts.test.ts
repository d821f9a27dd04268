import { beforeAll, describe, expect, it } from 'vitest';
import { initialState, type AppState, type ProfileState } from '../../app-state.ts';
import { toView, type AppView } from '../../app-view.ts';
import type { HealthReading, HubJob, NodeHealth } from '../../health.ts';
import { clientKeyId, profileId } from '../../ids.ts';
import { keyRows } from '../../key-rows.ts';
import { inLocale, loadMessages } from '../../messages/index.ts';
import type { ListedKey } from '../../listed-key.ts';
import { profileOf } from '../../../testing/profile-of.ts';
import { newClientKey } from '../../profile.ts';
import { defaultSettings } from '../../settings.ts';
import { displayWidth } from './display-width.ts';
import { healthText } from './health-text.ts';
import { jobText, jobsText } from './jobs-text.ts';
import { keysText } from './keys-text.ts';
import { coloured, plain, type Paint } from './paint.ts';
import { profilesText } from './profiles-text.ts';
import { statusForPeople } from './status-for-people.ts';
import { table } from './table.ts';

beforeAll(() => loadMessages('de'));

const now = new Date(2026, 10, 30, 12, 0).getTime();
const dangerous = /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** Line ends, a right-to-left mark, an escape of a terminal, and 4 kB of it. */
const lie = `\u202etxt\r\n\u001b[31m* other  signed in\u2066${'x'.repeat(4_000)}`;

const listed = (hubId: number, name: string): ListedKey => ({
  hubId,
  name,
  owner: null,
  createdAt: null,
  expiresAt: null,
  lastUsedAt: null,
  more: {},
});
const job = (change: Partial<HubJob> = {}): HubJob => ({
  id: 12,
  name: 'Migrate',
  state: 'SUCCESS',
  site: 'london',
  owner: 'pixit',
  created: now - 60_000,
  started: null,
  completed: null,
  runtimeMs: 12_500,
  ...change,
});
const node = (name: string, online: boolean) => ({
  name,
  health: 'ok',
  online,
  defaultQueue: true,
  lastHeartbeat: null,
  versions: { worker: null, ngenea: null, analytics: null, search: null },
});
const readingOf = (site: string, word = 'warning'): HealthReading => ({
  at: now,
  overall: word,
  hub: 'ok',
  cut: null,
  sites: [{ name: site, health: word, nodes: [node(site, false), node('b', true)], queues: null }],
});
const summaryOf = (site: string) => ({
  cause: { kind: 'degraded' as const, health: 'warning', fault: null },
  since: now - 60_000,
  word: 'warning',
  overall: 'warning',
  sites: [{ name: site, health: 'warning' }],
  readAt: now,
  nextAt: null,
  number: 1,
});

describe('the width of a text in a terminal', () => {
  it.each([
    ['abc', 3],
    ['größe', 5],
    ['e\u0301', 1],
    ['日本語', 6],
    ['ｱｲｳ', 3],
    ['한국', 4],
    ['🔑 key', 6],
    // Most terminals draw its parts side by side.
    ['👩‍💻', 4],
    ['✓', 1],
    ['', 0],
  ])('%s', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('a table', () => {
  it('aligns its columns whatever the letters are, and ends no line with blanks', () => {
    const lines = table(
      ['NAME', 'ID', 'NOTE'],
      [
        ['日本', '1', 'x'],
        ['🔑key', '22', ''],
        ['plain', '3', 'y'],
      ],
      plain,
    );
    expect(lines).toEqual(['NAME   ID  NOTE', '日本   1   x', '🔑key  22', 'plain  3   y']);
  });

  it('is aligned in the same way with colours', () => {
    const rows = [
      [{ text: 'ok', tone: 'good' as const }, 'x'],
      ['critical', 'y'],
    ];
    const painted = table(['A', 'B'], rows, coloured);
    expect(painted[1]).toBe('\u001b[32mok\u001b[0m        x');
    const bare = painted.map((line) => line.replaceAll(/\u001b\[\d+m/g, ''));
    expect(bare).toEqual(table(['A', 'B'], rows, plain));
  });
});

const clientKey = (name: string) =>
  newClientKey({ id: clientKeyId('k'), name, hubId: null, addedAt: now, provedAt: null });
const runtime = {
  electron: '45.0.0',
  supported: true,
  shell: 'posix',
  languages: [],
  environment: [],
} as const;
const active = { accessFrom: now, refreshFrom: now, refreshUntil: now + 24 * 3_600_000 };
const signedIn = (name: string, change: Partial<ProfileState> = {}): ProfileState =>
  profileOf({
    id: profileId(name),
    name,
    hub: `https://${name}`,
    session: { state: 'active', accessUntil: now + 3_600_000, ...active },
    ...change,
  });
const viewOf = (change: Partial<AppState>): AppView =>
  toView({ ...initialState(defaultSettings, runtime), ...change }, 1);

it('profiles have a mark at the current one', () => {
  expect(profilesText(viewOf({}), now, plain)).toEqual([
    'There is no profile yet. Run “hubkey login ADDRESS” to add one.',
  ]);
  const profiles = [signedIn('hub.example'), signedIn('other.example', { user: '日本' })];
  const view = viewOf({ profiles, current: profileId('other.example') });
  expect(profilesText(view, now, plain)).toEqual([
    '   PROFILE        USER  SESSION         HUB',
    '   hub.example    ana   access for 1 h  https://hub.example',
    '*  other.example  日本  access for 1 h  https://other.example',
  ]);
});

it('the status says what each profile has, and what to do', () => {
  const profiles = [signedIn('hub.example', { keys: [clientKey('ci')] })];
  const view = viewOf({ profiles, current: profileId('hub.example') });
  expect(statusForPeople(view, now, plain).join('\n')).toMatch(
    /^\* hub\.example \(ana\): access for 1 h\n {4}https:\/\/hub\.example\n {4}Password needed again .*\n {4}1 client key on this computer$/,
  );
  const locked = viewOf({ profiles, lock: { state: 'locked', since: now, why: 'person' } });
  expect(statusForPeople(locked, now, plain).join('\n')).toMatch(
    /^Hubkey is locked\. Locked since/,
  );
});

it('keys say where their secret is, and whether they work', () => {
  const key = newClientKey({
    id: clientKeyId('a'),
    name: 'ci',
    hubId: 4,
    addedAt: now,
    provedAt: now,
  });
  const local = [
    { ...key, lastUsedAt: now },
    { ...key, id: clientKeyId('b'), name: 'old', hubId: 9, deadAt: now },
    { ...key, id: clientKeyId('c'), name: 'new', hubId: null, provedAt: null, saved: false },
  ];
  const rows = keyRows(local, [listed(4, 'ci'), listed(5, 'elsewhere')], true);
  expect(keysText(rows, null, now, plain)).toEqual([
    'NAME       ID  SECRET                CHECK                LAST USED  EXPIRES',
    'ci         4   in this keychain      works                12:00      –',
    'old        9   in this keychain      rejected by the Hub  –          –',
    'new        –   in memory only        not checked yet      –          –',
    'elsewhere  5   not on this computer  –                    –          –',
  ]);
  expect(keysText([], 'Why.', now, plain)).toEqual([
    'No client keys are saved on this computer.',
    'Why.',
  ]);
  expect(keysText([], null, now, plain)).toEqual(['There are no client keys.']);
});

it('health has the sentence, the sites, and what isn’t well', () => {
  const lines = healthText(
    summaryOf('edi'),
    { reading: readingOf('edi') },
    'https://hub.example',
    now,
    plain,
  );
  expect(lines).toEqual([
    'The Hub has called itself “warning” since 11:59. Tell its administrator. Network and credential are fine.',
    'Updated 12:00.',
    '',
    'SITE  HEALTH   NODES          QUEUES',
    'edi   warning  1 of 2 online  –',
    '',
    'FAULT  KIND  SITE  STATE',
    'edi    node  edi   offline',
  ]);
});

it('health names each fault as the window does', () => {
  const faulty = (name: string, change: Partial<NodeHealth>): NodeHealth => ({
    ...node(name, true),
    ...change,
  });
  const nodes = [
    faulty('a', { online: false, health: 'critical' }),
    faulty('b', { health: 'warning', defaultQueue: false }),
    faulty('c', { defaultQueue: false }),
  ];
  const [site] = readingOf('edi').sites;
  const reading = { ...readingOf('edi'), sites: site ? [{ ...site, nodes }] : [] };
  const texts = healthText(summaryOf('edi'), { reading }, 'https://h', now, coloured).slice(-3);
  expect(texts).toEqual([
    'a      node  edi   \u001b[31moffline, critical\u001b[0m',
    'b      node  edi   \u001b[33mwarning\u001b[0m',
    'c      node  edi   \u001b[33mwithout its default queue\u001b[0m',
  ]);
});

it('health is the last reading only where the Hub gives none now', () => {
  const picture = { reading: readingOf('edi') };
  const lineOf = (summary: Parameters<typeof healthText>[0]) =>
    healthText(summary, picture, 'https://hub.example', now, plain)[1];
  expect(lineOf({ ...summaryOf('edi'), readAt: now + 2 })).toBe('Updated 12:00.');
  const silent = { ...summaryOf('edi'), cause: { kind: 'no-network' as const } };
  expect(lineOf(silent)).toBe('Showing the last reading, from 12:00.');
});

it('jobs are a table, and one of them its details, in the words and tones of the window', () => {
  expect(jobsText([], now, plain)).toEqual(['The Hub lists no jobs.']);
  const listing = [
    job(),
    job({ id: null, site: null, runtimeMs: null }),
    job({ id: 8, state: 'PENDING', completed: now }),
  ];
  expect(jobsText(listing, now, plain)).toEqual([
    'ID  STATE    NAME     SITE    OWNER  CREATED  RUNTIME',
    '12  success  Migrate  london  pixit  11:59    12 s',
    '–   success  Migrate  –       pixit  11:59    –',
    '8   waiting  Migrate  london  pixit  11:59    12 s',
  ]);
  const details = { ...job({ state: 'STARTED', completed: now }), queue: null, started: now };
  expect(jobText(details, now, plain)).toContain('State      running');
  expect(jobText(details, now, coloured).join('\n')).toContain('\u001b[2mrunning\u001b[0m');
  const ended = job({ state: 'Has Failures', completed: now });
  const red = '\u001b[31mhas failures\u001b[0m';
  expect(jobText({ ...ended, queue: null, started: now }, now, coloured).join('\n')).toContain(red);
  expect(jobsText([ended], now, coloured).join('\n')).toContain(red);
});

it('health and jobs are in the language of the caller', () => {
  const words = inLocale('de', () => [
    ...healthText(summaryOf('edi'), { reading: readingOf('edi') }, 'https://h', now, plain),
    ...jobsText([job({ state: 'STARTED' }), job({ state: 'FAILURE' })], now, plain),
  ]).join('\n');
  expect(words).toMatch(/^edi +Warnung /m);
  expect(words).toMatch(/^edi +Knoten +edi +offline$/m);
  expect(words).toMatch(/^12 +läuft /m);
  expect(words).toMatch(/^12 +fehlgeschlagen /m);
  expect(words).not.toMatch(/\b(STARTED|FAILURE|warning)\b/);
});

it.each<[string, Paint]>([
  ['plain', plain],
  ['coloured', coloured],
])('no name can make a line, a colour or a mark of its own: %s', (_name, paint) => {
  const profiles = [signedIn(lie, { user: lie, hub: 'https://h', keys: [clientKey(lie)] })];
  const view = viewOf({ profiles, current: profileId(lie) });
  const rows = keyRows(view.profiles[0]?.keys ?? [], [listed(1, lie)], true);
  const texts = [
    profilesText(view, now, paint),
    statusForPeople(view, now, paint),
    keysText(rows, null, now, paint),
    healthText(summaryOf(lie), { reading: readingOf(lie, lie) }, 'https://h', now, paint),
    jobsText([job({ name: lie, site: lie, owner: lie, state: lie })], now, paint),
    jobText({ ...job({ name: lie }), queue: lie, started: null }, now, paint),
  ];
  expect(texts.map(({ length }) => length)).toEqual([2, 4, 3, 8, 2, 10]);
  for (const line of texts.flat()) {
    expect(line.replaceAll(/\u001b\[(32|33|31|2|1|0)m/g, '')).not.toMatch(dangerous);
    expect(line.length).toBeLessThan(400);
  }
});
