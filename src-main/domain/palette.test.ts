import { expect, it } from 'vitest';
import type { ProfileState } from './app-state.ts';
import { clientKeyId, profileId } from './ids.ts';
import { newClientKey } from './profile.ts';
import { matchingChoices, paletteChoices } from './palette.ts';

const profile = (name: string, change: Partial<ProfileState> = {}): ProfileState => ({
  id: profileId(name),
  name,
  hub: `https://${name}`,
  user: 'pixit',
  needsPerson: false,
  keepSignedIn: false,
  pin: null,
  changes: 'ask',
  keys: [],
  acts: [],
  healthBy: null,
  recentRequests: [],
  favouriteRequests: [],
  session: { state: 'signed-out' },
  health: null,
  ...change,
});
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
