import { describe, expect, it } from 'vitest';
import { exchangeText, sealedText, type ExportedKey } from '../../domain/exchange.ts';
import { Secret } from '../../domain/secret.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { profileOf } from '../../testing/profile-of.ts';
import { readExchange } from './read-exchange.ts';

const file = (change: Record<string, unknown> = {}) => ({
  hubkey: 'settings',
  version: 1,
  settings: { theme: 'dark' },
  profiles: [{ name: 'Studio', hub: 'https://hub.example', user: 'ana' }],
  ...change,
});
const read = (content: unknown, sealed = false) =>
  readExchange(JSON.stringify(content), { sealed });
const one = (change: Record<string, unknown>) => ({
  profiles: [{ name: 'Studio', hub: 'https://hub.example', ...change }],
});

it('reads back what was written', () => {
  const keys: ExportedKey[] = [{ profile: 0, name: 'ci', hubId: 7, key: Secret.of('ab.cd') }];
  const profile = profileOf({ colour: 'red', production: true, changes: 'allow', pin: 'AB:CD' });
  const plain = exchangeText(defaultSettings, [profile]);
  const { name, hub, user } = profile;
  const exported = { name, hub, user, colour: 'red', production: true, changes: 'ask' };
  const { updates: _updates, updateFeed: _feed, ...moving } = defaultSettings;
  expect(readExchange(plain, { sealed: false })).toEqual({
    ok: true,
    value: { settings: moving, profiles: [{ ...exported, keys: [] }], unknown: [] },
  });
  expect(plain).not.toMatch(/AB:CD|"id"|"keys"/);
  const sealed = readExchange(sealedText(defaultSettings, [profile], keys).reveal(), {
    sealed: true,
  });
  const [found] = sealed.ok ? (sealed.value.profiles[0]?.keys ?? []) : [];
  expect(found).toMatchObject({ name: 'ci', hubId: 7 });
  expect(found?.key.reveal()).toBe('ab.cd');
});

it('takes an address in any form, and gives programs no permission', () => {
  expect(read(file(one({ hub: 'hub.example/api/docs/', changes: 'allow' })))).toMatchObject({
    value: { profiles: [{ hub: 'https://hub.example', user: null, changes: 'ask' }] },
  });
});

it('moves no decision about updates, which each computer is asked for', () => {
  const here = {
    ...defaultSettings,
    updates: 'on',
    updateFeed: 'https://updates.example/',
  } as const;
  expect(exchangeText(here, [])).not.toMatch(/updates/);
  const settings = { theme: 'dark', updates: 'on', updateFeed: 'https://updates.example/' };
  expect(read(file({ settings }))).toMatchObject({
    ok: true,
    value: {
      settings: { theme: 'dark' },
      unknown: ['settings.updates', 'settings.updateFeed'],
    },
  });
});

it('names unknown fields and leaves them out, client keys in clear among them', () => {
  const keys = [{ name: 'ci', hubId: null, key: 'ab.cd' }];
  const found = read(file({ team: 1, settings: { colour: 1 }, ...one({ keys, pin: 'AB' }) }));
  expect(found).toMatchObject({
    ok: true,
    value: {
      settings: {},
      profiles: [{ keys: [] }],
      unknown: ['team', 'settings.colour', 'profiles[0].keys', 'profiles[0].pin'],
    },
  });
  expect(JSON.stringify(found)).not.toContain('ab.cd');
});

describe('a wrong value', () => {
  it.each([
    [{ version: '1' }, 'version'],
    [{ settings: { theme: 'pink' } }, 'settings.theme'],
    [{ settings: { clearClipboardAfter: 1 } }, 'settings.clearClipboardAfter'],
    [{ settings: [] }, 'settings'],
    [{ profiles: {} }, 'profiles'],
    [{ profiles: [7] }, 'profiles[0]'],
    [one({ hub: 'ftp://x' }), 'profiles[0].hub'],
    [one({ hub: 'https://user:word@hub' }), 'profiles[0].hub'],
    [one({ name: ' ' }), 'profiles[0].name'],
    [one({ name: 'Stu\u200bdio' }), 'profiles[0].name'],
    [one({ user: 7 }), 'profiles[0].user'],
    [one({ colour: 'pink' }), 'profiles[0].colour'],
    [one({ keys: [{ name: '', key: 'a.b' }] }), 'profiles[0].keys[0].name'],
    [one({ keys: [{ name: 'ci', key: 'a b' }] }), 'profiles[0].keys[0].key'],
    [one({ keys: [{ name: 'ci', key: 'a.b', hubId: 'x' }] }), 'profiles[0].keys[0].hubId'],
  ])('refuses the file by its name: %j', (change, field) => {
    expect(read(file(change), true)).toEqual({ ok: false, problem: { kind: 'field', field } });
  });
});

it.each([
  ['', { kind: 'not-json' }],
  ['{"hubkey":', { kind: 'not-json' }],
  ['[]', { kind: 'other-file' }],
  ['{"version":2,"profiles":[]}', { kind: 'other-file' }],
  ['{"hubkey":"settings","version":2}', { kind: 'newer' }],
])('says what is wrong with it: %j', (text, problem) => {
  expect(readExchange(text, { sealed: false })).toEqual({ ok: false, problem });
});
