import { expect, it } from 'vitest';
import { profileOf } from '../testing/profile-of.ts';
import type { Exchange, ExchangedProfile } from './exchange.ts';
import { changesNothing, planImport } from './import-plan.ts';
import { clientKeyId } from './ids.ts';
import { unmanaged } from './managed.ts';
import { newClientKey } from './profile.ts';
import { Secret } from './secret.ts';
import { defaultSettings } from './settings.ts';

const here = {
  profiles: [
    profileOf({
      keys: [
        newClientKey({ id: clientKeyId('k'), name: 'ci', hubId: 1, addedAt: 0, provedAt: null }),
      ],
    }),
  ],
  settings: defaultSettings,
  managed: unmanaged,
};
const given = (change: Partial<ExchangedProfile> = {}): ExchangedProfile => ({
  name: 'hub.example',
  hub: 'https://hub.example',
  user: 'ana',
  colour: null,
  production: false,
  changes: 'ask',
  keys: [],
  ...change,
});
const plan = (profiles: ExchangedProfile[], settings: Exchange['settings'] = {}) =>
  planImport({ profiles, settings, unknown: [] }, here);

it('leaves a profile of the same Hub and user as it is, whatever its name', () => {
  const planned = plan([given({ name: 'other', colour: 'red' })]);
  expect(planned.profiles).toMatchObject([{ name: 'hub.example', there: here.profiles[0]?.id }]);
  expect(changesNothing(planned)).toBe(true);
});

it('takes a profile without a user for any of its Hub', () => {
  expect(plan([given({ user: null })]).profiles).toMatchObject([{ there: here.profiles[0]?.id }]);
});

it('gives the keys of a profile without a user to the one that is here, as the import does', () => {
  const keys = [{ name: 'farm', hubId: null, key: Secret.of('farm') }];
  expect(plan([given({ user: 'bo' }), given({ user: null, keys })]).profiles).toMatchObject([
    { user: 'bo', there: null, keys: [] },
    { there: here.profiles[0]?.id, keys: [{ name: 'farm', taken: false }] },
  ]);
});

it('adds another user of the same Hub under a name that is free', () => {
  const planned = plan([given({ user: 'bo' }), given({ user: 'cy', name: 'HUB.example' })]);
  expect(planned.profiles).toMatchObject([
    { name: 'hub.example-2', wanted: 'hub.example', there: null },
    { name: 'HUB.example-3', there: null },
  ]);
  expect(changesNothing(planned)).toBe(false);
});

it('adds a profile that the file has twice once, with the keys of both', () => {
  const key = (name: string) => ({ name, hubId: null, key: Secret.of(name) });
  const { profiles } = plan([
    given({ user: 'bo', keys: [key('a')] }),
    given({ user: 'bo', name: 'x', keys: [key('A'), key('b')] }),
  ]);
  expect(profiles).toMatchObject([
    {
      keys: [
        { name: 'a', taken: false },
        { name: 'A', taken: true },
        { name: 'b', taken: false },
      ],
    },
  ]);
});

it('leaves a key whose name the profile has', () => {
  const keys = ['CI', 'new'].map((name) => ({ name, hubId: null, key: Secret.of(name) }));
  expect(plan([given({ keys })]).profiles[0]?.keys).toEqual([
    { name: 'CI', taken: true },
    { name: 'new', taken: false },
  ]);
});

it('leaves a key whose name one gets that is being created', () => {
  const creation = {
    kind: 'create',
    key: clientKeyId('n'),
    name: 'Farm',
    before: [],
    startedAt: 0,
    orphans: [],
  } as const;
  const keys = [{ name: 'farm', hubId: null, key: Secret.of('farm') }];
  const planned = planImport(
    { profiles: [given({ keys })], settings: {}, unknown: [] },
    { ...here, profiles: [profileOf({ acts: [creation] })] },
  );
  expect(planned.profiles[0]?.keys).toEqual([{ name: 'farm', taken: true }]);
});

it('names the settings that differ, with the value that they will have', () => {
  const { settings } = plan([], { theme: 'dark', language: 'system', clearClipboardAfter: 3 });
  expect(settings).toEqual({ theme: 'dark', clearClipboardAfter: 5 });
});

it('leaves what the organisation decides', () => {
  const managed = { ...unmanaged, settings: { theme: 'system' as const } };
  const planned = planImport(
    { profiles: [], settings: { theme: 'dark', notifications: false }, unknown: [] },
    { ...here, managed },
  );
  expect(planned).toMatchObject({ settings: { notifications: false }, managed: ['theme'] });
});
