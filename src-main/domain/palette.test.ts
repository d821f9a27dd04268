import { expect, it } from 'vitest';
import type { ProfileState } from './app-state.ts';
import { clientKeyId, profileId } from './ids.ts';
import { newClientKey } from './profile.ts';
import { profileOf } from '../testing/profile-of.ts';
import { matchingChoices, paletteChoices, typedChoices } from './palette.ts';

const profile = (name: string, change: Partial<ProfileState> = {}): ProfileState =>
  profileOf({ id: profileId(name), name, hub: `https://${name}`, user: 'pixit', ...change });
const key = newClientKey({
  id: clientKeyId('k'),
  name: 'nightly',
  hubId: null,
  addedAt: 0,
  provedAt: null,
});
const [alpha, beta] = [profile('alpha'), profile('beta', { keys: [key] })];
const choices = paletteChoices({ profiles: [alpha, beta], current: beta.id }, 'fish');
const found = (search: string) =>
  matchingChoices(choices, search).map(({ label, detail }) => `${label} (${detail})`);

it('offers everything, the current profile first and its session before its keys', () => {
  expect(choices).toHaveLength(3 * 13 + 1);
  expect(found('header')).toEqual([
    'Copy header (beta, session)',
    'Copy header (beta, key “nightly”)',
    'Copy header (alpha, session)',
  ]);
  expect(choices[0]?.act).toEqual({
    do: 'copy',
    request: {
      what: 'header',
      profile: beta.id,
      credential: { kind: 'session' },
      endpoint: 'health',
      shell: 'fish',
      jq: false,
      variable: false,
    },
  });
  expect(matchingChoices(choices, 'lock')).toEqual([
    { label: 'Lock now', detail: '', act: { do: 'lock' } },
  ]);
});

it('offers no session of a profile that lives on keys', () => {
  const alone = profile('alone', { user: null, keys: [key] });
  const offered = paletteChoices({ profiles: [alone], current: alone.id }, 'posix').filter(
    ({ act }) => act.do === 'copy',
  );
  expect(paletteChoices({ profiles: [], current: null }, 'posix')).toEqual([]);
  expect(new Set(offered.map(({ detail }) => detail))).toEqual(new Set(['alone, key “nightly”']));
});

it('finds by words in any order, and with letters between after those as they stand', () => {
  expect(found('JOBS curl alpha')).toEqual(['Copy curl: Jobs (alpha, session)']);
  expect(found('hdr ngtly')).toEqual(['Copy header (beta, key “nightly”)']);
  expect(found('al curl')[0]).toBe('Copy curl: Health (beta, session)');
  expect(found('alrts')).toHaveLength(2 * 3);
  expect(found('helper jobs alpha')).toEqual(['Copy helper command: Jobs (alpha, session)']);
  expect(found('nothing-like-it')).toEqual([]);
  expect(found('')).toHaveLength(40);
});

const entry = (method: string, path: string, more: object = {}) => ({
  method,
  path,
  summary: '',
  tag: '',
  parameters: [],
  body: null,
  ...more,
});
const labels = (list: ReturnType<typeof paletteChoices>, count: number) =>
  list.slice(0, count).map(({ label, favourite }) => `${label}${favourite?.marked ? ' ★' : ''}`);

it('offers the recent requests first, then the favourites, each once', () => {
  const page = { method: 'GET', path: '/api/jobs/?page=2' };
  const flow = { method: 'POST', path: '/api/workflows/' };
  const used = profile('used', {
    recentRequests: [page, { method: 'GET', path: '/api/alerts/' }],
    favouriteRequests: [flow, page],
  });
  const all = paletteChoices({ profiles: [alpha, used], current: used.id }, 'posix');
  expect(labels(all, 7)).toEqual([
    'Copy helper command: GET /api/jobs/?page=2 ★',
    'Copy curl: GET /api/jobs/?page=2 ★',
    'Copy helper command: Alerts',
    'Copy curl: Alerts',
    'Copy helper command: POST /api/workflows/ ★',
    'Copy curl: POST /api/workflows/ ★',
    'Copy header',
  ]);
  expect(all.filter(({ label }) => label === 'Copy curl: Alerts')).toHaveLength(2);
  expect(all[1]?.act).toMatchObject({
    do: 'copy',
    request: { what: 'curl', profile: used.id, endpoint: { ...page, exact: true } },
  });
  const elsewhere = paletteChoices({ profiles: [alpha, used], current: alpha.id }, 'posix');
  expect(labels(elsewhere, 1)).toEqual(['Copy header']);
});

it('finds the endpoints of the Hub’s document, and has those filled in that need it', () => {
  const id = { name: 'id', in: 'path', required: true, about: '', values: [], example: '' };
  const catalogue = [
    entry('GET', '/api/health/'),
    entry('GET', '/api/spaces/', { summary: 'All spaces\u202e' }),
    entry('GET', '/api/spaces/{id}/', { parameters: [id] }),
    entry('POST', '/api/spaces/', { body: '{}' }),
  ];
  const all = paletteChoices({ profiles: [alpha], current: alpha.id }, 'posix', catalogue);
  const spaces = matchingChoices(all, 'spaces');
  expect(spaces.map(({ label, detail }) => `${label} (${detail})`)).toEqual([
    'Copy helper command: GET /api/spaces/ (alpha, session, All spaces\\u202e)',
    'Copy curl: GET /api/spaces/ (alpha, session, All spaces\\u202e)',
    'Fill in GET /api/spaces/{id}/ (alpha)',
    'Fill in POST /api/spaces/ (alpha)',
  ]);
  expect(spaces[2]?.act).toEqual({
    do: 'fill-in',
    profile: alpha.id,
    request: { method: 'GET', path: '/api/spaces/{id}/' },
  });
  expect(all).toHaveLength(13 + 4 + 1);
});

it('offers a typed path as a command', () => {
  const typed = (search: string, by = alpha) =>
    typedChoices({ profiles: [by], current: by.id }, 'posix', search).map(({ label }) => label);
  expect(typed(' /jobs?page=2 ')).toEqual([
    'Copy helper command: GET /api/jobs/?page=2',
    'Copy curl: GET /api/jobs/?page=2',
  ]);
  expect(typed('delete api/jobs/7/')).toContain('Copy curl: DELETE /api/jobs/7/');
  expect(typed('/api/jobs/')).toContain('Copy curl: Jobs');
  for (const none of ['jobs', '/', 'brew /api/x/', '/api/../x', 'curl jobs', '//x.example/']) {
    expect(typed(none)).toEqual([]);
  }
});
