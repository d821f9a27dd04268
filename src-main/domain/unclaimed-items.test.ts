import { describe, expect, it } from 'vitest';
import { clientKeyId, profileId } from './ids.ts';
import { newClientKey, newProfile, type Profile } from './profile.ts';
import { profileOfKey, unclaimedItems } from './unclaimed-items.ts';

const here = '00000000000000aa';
const gone = '00000000000000bb';
const [known, made, rotated, lost, other] = ['1', '2', '3', '4', '5'].map((end) =>
  end.padStart(16, '0'),
) as [string, string, string, string, string];
const key = (profile: string, id: string) => `${profile}/key/${id}`;

const profile: Profile = {
  ...newProfile({
    id: profileId(here),
    name: 'production',
    hub: 'https://hub.example',
    user: 'pixit',
  }),
  keepSignedIn: true,
  keys: [
    newClientKey({
      id: clientKeyId(known),
      name: 'ci',
      hubId: null,
      addedAt: 0,
      provedAt: null,
    }),
  ],
  acts: [
    {
      kind: 'rotate',
      key: clientKeyId(made),
      name: 'ci 2026-11-26',
      old: { key: clientKeyId(rotated), hubId: 1 },
      step: 'made',
      hubId: 2,
      startedAt: 0,
    },
  ],
};
const itemsOf = (accounts: string[], setAside: string[] = []) =>
  unclaimedItems(accounts, [profile], new Set(setAside));
const unclaimedKey = (account: string, named = false) => ({
  account,
  savedFor: account.slice(0, 16),
  named,
});

it('leaves what a profile, a key of it or a change of keys uses', () => {
  const used = [
    ...['access', 'refresh', 'password'].map((slot) => `${here}/${slot}`),
    ...[known, made, rotated].map((id) => key(here, id)),
  ];
  expect(itemsOf(used)).toEqual({ removable: [], keys: [] });
});

it('offers what nothing uses for removal, and the client keys among it for use', () => {
  const [ofNoKey, ofNoProfile] = [key(here, lost), key(gone, known)];
  const accounts = [ofNoKey, ofNoProfile, `${gone}/refresh`, `${gone}/password`];
  expect(itemsOf(accounts)).toEqual({
    removable: accounts,
    keys: [unclaimedKey(ofNoKey), unclaimedKey(ofNoProfile)],
  });
});

describe('what a damaged settings file still names', () => {
  it('is never offered for removal, and its client keys are offered for use', () => {
    const [ofKey, ofProfile] = [key(here, lost), key(gone, other)];
    const accounts = [ofKey, ofProfile, `${gone}/refresh`];
    expect(itemsOf(accounts, [here, gone, lost])).toEqual({
      removable: [],
      keys: [unclaimedKey(ofKey, true), unclaimedKey(ofProfile, true)],
    });
  });

  it('is no key of a profile that is here, unless the key is named itself', () => {
    expect(itemsOf([key(here, lost)], [here])).toEqual({
      removable: [key(here, lost)],
      keys: [unclaimedKey(key(here, lost))],
    });
  });
});

it.each([
  'lost/key/k1',
  `${here}/key/`,
  `${here}/key/${lost}0`,
  `${here}/key/${lost}/more`,
  ` ${here}/key/${lost}`,
  `${here}/key/${lost}\n`,
  `${here}/keys/${lost}`,
  `${here.toUpperCase()}/key/${lost}`,
  `${here}/refresh`,
  '',
])('%j is no account of a client key', (account) => {
  expect(profileOfKey(account)).toBeNull();
  expect(itemsOf([account]).keys).toEqual([]);
});

it('an account of a client key names the profile that it was saved for', () => {
  expect(profileOfKey(key(gone, lost))).toBe(gone);
});
