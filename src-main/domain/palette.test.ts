import { expect, it } from 'vitest';
import type { ProfileState } from './app-state.ts';
import { clientKeyId, profileId } from './ids.ts';
import { newClientKey } from './profile.ts';
import { profileOf } from '../testing/profile-of.ts';
import type { PaletteChoice } from './palette-choice.ts';
import { bySection, eachOnce, matchingChoices, paletteChoices, typedChoices } from './palette.ts';

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
const line = ({ label, detail }: PaletteChoice) => (detail ? `${label} (${detail})` : label);
const found = (search: string) => matchingChoices(choices, search).map(line);

it('offers everything, the current profile first and its session before its keys', () => {
  expect(choices).toHaveLength(3 * 13 + 9);
  expect(found('header')).toEqual([
    'Copy header',
    'Copy header (key “nightly”)',
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
  expect(matchingChoices(choices, 'lock')).toMatchObject([
    { label: 'Lock now', detail: '', act: { do: 'lock' }, section: 'do' },
  ]);
});

it('offers no session of a profile that lives on keys', () => {
  const alone = profile('alone', { user: null, keys: [key] });
  const offered = paletteChoices({ profiles: [alone], current: alone.id }, 'posix').filter(
    ({ act }) => act.do === 'copy',
  );
  expect(paletteChoices({ profiles: [], current: null }, 'posix')).toEqual([]);
  expect(new Set(offered.map(({ detail }) => detail))).toEqual(new Set(['']));
  expect(offered[0]?.act).toMatchObject({ request: { credential: { name: 'nightly' } } });
});

it('finds by words in any order, and with letters between after those as they stand', () => {
  expect(found('JOBS curl alpha')).toEqual(['Copy curl: Jobs (alpha, session)']);
  expect(found('hdr ngtly')).toEqual(['Copy header (key “nightly”)']);
  expect(found('al curl')[0]).toBe('Copy curl: Health');
  expect(found('curl jobs')[0]).toBe('Copy curl: Jobs');
  expect(found('alrts')).toHaveLength(2 * 3);
  expect(found('helper jobs alpha')).toEqual(['Copy helper command: Jobs (alpha, session)']);
  expect(found('nothing-like-it')).toEqual([]);
  expect(found('')).toHaveLength(48);
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

it('offers the latest five requests first, then the favourites, each once', () => {
  const page = { method: 'GET', path: '/api/jobs/?page=2' };
  const flow = { method: 'POST', path: '/api/workflows/' };
  const older = [3, 4, 5, 6, 7].map((at) => ({ method: 'GET', path: `/api/jobs/?page=${at}` }));
  const used = profile('used', {
    recentRequests: [page, { method: 'GET', path: '/api/alerts/' }, ...older],
    favouriteRequests: [flow, page],
  });
  const all = paletteChoices({ profiles: [alpha, used], current: used.id }, 'posix');
  expect(labels(all, 4)).toEqual([
    'Copy helper command: GET /api/jobs/?page=2 ★',
    'Copy curl: GET /api/jobs/?page=2 ★',
    'Copy helper command: Alerts',
    'Copy curl: Alerts',
  ]);
  expect(bySection(all).map(({ section }) => section)).toEqual([
    'recent',
    'favourites',
    'copy',
    'endpoints',
    'do',
    'others',
  ]);
  const at = (label: string) => all.findIndex((choice) => choice.label === label);
  expect(at('Copy curl: GET /api/jobs/?page=5')).toBe(2 * 5 - 1);
  expect(at('Copy helper command: POST /api/workflows/')).toBe(2 * 5);
  expect(at('Copy curl: GET /api/jobs/?page=7')).toBe(all.length - 1);
  expect(all.filter(({ label }) => label === 'Copy curl: Alerts')).toHaveLength(2);
  expect(all[1]?.act).toMatchObject({
    do: 'copy',
    request: { what: 'curl', profile: used.id, endpoint: { ...page, exact: true } },
  });
});

it('finds what is exactly the path or name first, and other credentials after the Hub’s requests', () => {
  const keys = Array.from({ length: 31 }, (_, at) => ({ ...key, name: `key-${at}` }));
  const many = profile('many', { keys });
  const others = Array.from({ length: 40 }, (_, at) => entry('GET', `/api/sites/a${at}/`));
  const catalogue = [...others, entry('GET', '/api/sites/'), entry('GET', '/api/jobs/all/')];
  const all = paletteChoices({ profiles: [many, alpha], current: many.id }, 'posix', catalogue);
  const first = (search: string) => matchingChoices(all, search)[0]?.label;
  expect(first('sites')).toBe('Copy helper command: GET /api/sites/');
  expect(first('curl sites')).toBe('Copy curl: GET /api/sites/');
  expect(first('/api/sites/')).toBe('Copy helper command: GET /api/sites/');
  const jobs = labels(matchingChoices(all, 'jobs'), 4);
  expect(jobs).toEqual([
    'Copy helper command: Jobs',
    'Copy curl: Jobs',
    'Copy helper command: GET /api/jobs/all/',
    'Copy curl: GET /api/jobs/all/',
  ]);
  expect(matchingChoices(all, 'jobs key-30').map(({ detail }) => detail)).toEqual([
    'key “key-30”',
    'key “key-30”',
  ]);
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
  expect(spaces.map(line)).toEqual([
    'Copy helper command: GET /api/spaces/ (All spaces\\u202e)',
    'Copy curl: GET /api/spaces/ (All spaces\\u202e)',
    'Fill in GET /api/spaces/{id}/',
    'Fill in POST /api/spaces/',
  ]);
  expect(spaces[2]?.act).toEqual({
    do: 'fill-in',
    profile: alpha.id,
    request: { method: 'GET', path: '/api/spaces/{id}/' },
  });
  // A template can’t be a favourite, and a request that only lacks its body can.
  expect(spaces[2]?.favourite).toBeUndefined();
  expect(spaces[3]?.favourite?.request).toEqual({ method: 'POST', path: '/api/spaces/' });
  expect(all).toHaveLength(13 + 4 + 8);
});

it('offers a typed path as a command', () => {
  const view = { profiles: [alpha], current: alpha.id };
  const purge = [entry('DELETE', '/api/sites/purge/')];
  const typed = (search: string, catalogue = purge) => {
    const choices = typedChoices(view, 'posix', search, catalogue);
    return choices.ok ? choices.value.map(({ label }) => label) : choices.problem;
  };
  const page2 = ['Copy helper command: GET /api/jobs/?page=2', 'Copy curl: GET /api/jobs/?page=2'];
  for (const search of [' /jobs?page=2 ', 'jobs/?page=2', 'api/jobs/?page=2', 'get jobs/?page=2']) {
    expect(typed(search)).toEqual(page2);
  }
  expect(typed('delete api/jobs/7/')).toContain('Copy curl: DELETE /api/jobs/7/');
  expect(typed('/api/jobs/')).toContain('Copy curl: Jobs');
  expect(typed('curl /api/sites/purge/')).toEqual(['Copy curl: DELETE /api/sites/purge/']);
  expect(typed('/api/auth/token/refresh/', [])).toContain(
    'Copy curl: POST /api/auth/token/refresh/',
  );
  for (const none of ['jobs', '/', 'curl jobs', 'https://x.example/']) {
    expect(typed(none)).toEqual([]);
  }
  expect(typed('/api/../x')).toEqual({ kind: 'path', why: 'goes-up' });
  expect(typed('brew /api/x/')).toEqual({ kind: 'no-method', method: 'BREW' });
  expect(typed('//x.example/')).toEqual({ kind: 'path', why: 'address' });
});

it('has a typed path and the document’s line for it once', () => {
  const view = { profiles: [alpha], current: alpha.id };
  const catalogue = [entry('GET', '/api/spaces/', { summary: 'All spaces' })];
  const typed = typedChoices(view, 'posix', '/api/spaces/', catalogue);
  if (!typed.ok) throw new Error(typed.problem.kind);
  const all = paletteChoices(view, 'posix', catalogue);
  const found = eachOnce([...typed.value, ...matchingChoices(all, '/api/spaces/')]);
  expect(labels(found, 9)).toEqual([
    'Copy helper command: GET /api/spaces/',
    'Copy curl: GET /api/spaces/',
  ]);
});

it('does more than copy: what the session needs, other profiles, screens and the lock', () => {
  const deeds = (change: Partial<ProfileState>) => {
    const here = profile('here', change);
    const all = paletteChoices({ profiles: [here, beta], current: here.id }, 'posix');
    return all.filter(({ section }) => section === 'do').map(({ label }) => label);
  };
  const always = [
    'Switch to beta',
    'Open Copy',
    'Open Client keys',
    'Open Health',
    'Open Activity',
    'Open Settings',
    'Open API docs',
    'Lock now',
  ];
  expect(deeds({ session: { state: 'signed-out' } })).toEqual(['Sign in…', ...always]);
  const horizon = { accessFrom: 0, accessUntil: 1, refreshFrom: 0, refreshUntil: 2 };
  expect(deeds({ session: { state: 'active', ...horizon } })).toEqual(['Refresh now', ...always]);
  expect(deeds({ user: null, keys: [key] })).toEqual(always);
});

it('finds a request by its path as well as by its name in the language that is shown', () => {
  const view = { profiles: [alpha], current: alpha.id };
  const all = paletteChoices(view, 'posix');
  expect(matchingChoices(all, 'auth/clientkeys curl').map(line)).toEqual([
    'Copy curl: Client keys',
  ]);
});

it('marks what is about another profile that has a colour or is productive', () => {
  const marked = profile('alpha', { colour: 'red', production: true });
  const offered = paletteChoices({ profiles: [marked, beta], current: beta.id }, 'posix');
  const about = offered.filter(({ mark }) => mark);
  expect(about.map(line)).toEqual(
    expect.arrayContaining(['Switch to alpha', 'Copy header (alpha, session)']),
  );
  expect(about.every((choice) => line(choice).includes('alpha'))).toBe(true);
  expect(about[0]?.mark).toEqual({ colour: 'red', production: true });
  const own = paletteChoices({ profiles: [marked, beta], current: marked.id }, 'posix');
  expect(own.filter(({ mark }) => mark)).toEqual([]);
});
