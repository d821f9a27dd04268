import { describe, expect, it } from 'vitest';
import { plainNetwork } from '../../domain/network-rules.ts';
import { noLoss, nothingSaved, withUncheckedKeys } from '../../domain/saved.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { savedFile, savedKey, savedProfile } from '../../testing/saved-file.ts';
import { readSaved, writeSaved } from './read-saved.ts';

const now = 1_000_000;
function read(content: unknown) {
  const found = readSaved(JSON.stringify(content), now);
  if (!('saved' in found)) throw new Error(found.kind);
  return { ...found.saved, loss: 'loss' in found ? found.loss : null };
}

it('finds its own file fine', () => {
  const { loss, ...saved } = read(savedFile());
  expect(loss).toBeNull();
  expect(writeSaved(saved)).toEqual(savedFile());
});

it('passes over fields it does not know, and gives an absent setting its default', () => {
  const found = read(
    savedFile({ later: 1, current: 'gone', settings: { theme: 'dark', more: 1 } }),
  );
  expect(found).toMatchObject({
    loss: null,
    current: '00000000000000a1',
    settings: { ...defaultSettings, theme: 'dark' },
  });
});

it('reads what version 1 wrote', () => {
  const old = (healthBy: unknown) => savedProfile({ signsInBy: 'password', healthBy });
  const first = { ...savedFile(), version: 1 };
  expect(read({ ...first, profiles: [old('session')] })).toMatchObject({
    loss: null,
    profiles: [{ healthBy: { kind: 'session' } }],
  });
  const byKey = read({ ...first, profiles: [old({ clientKey: 'nightly' })] });
  expect(byKey).toMatchObject({
    loss: null,
    profiles: [{ healthBy: { kind: 'client-key', name: 'nightly' } }],
  });
  const absent: Record<string, unknown> = old(null);
  delete absent['needsPerson'];
  delete absent['acts'];
  expect(read({ ...first, profiles: [absent] })).toMatchObject({
    loss: null,
    profiles: [{ needsPerson: false, acts: [] }],
  });
});

it('writes a version that an older Hubkey takes for a newer one’s', () => {
  // It wants `signsInBy` of each profile, and would set the whole file aside.
  expect(writeSaved(nothingSaved)).toMatchObject({ version: 2 });
});

it('has no query of a request that an earlier build saved', () => {
  const recentRequests = ['?page=2', '?token=x'].map((query) => ({
    method: 'GET',
    path: `/api/jobs/${query}`,
  }));
  expect(read(savedFile({ profiles: [savedProfile({ recentRequests })] }))).toMatchObject({
    loss: null,
    profiles: [{ recentRequests: [{ method: 'GET', path: '/api/jobs/' }] }],
  });
});

it('marks no profile that an older Hubkey wrote', () => {
  const older: Record<string, unknown> = savedProfile();
  delete older['colour'];
  delete older['production'];
  expect(read(savedFile({ profiles: [older] }))).toMatchObject({
    loss: null,
    profiles: [{ colour: null, production: false }],
  });
});

it('names no lost keys where an older Hubkey wrote it', () => {
  expect(read(savedFile({ lostKeys: undefined }))).toMatchObject({ lostKeys: [], loss: null });
});

it.each(['nightly', [{ name: 'nightly' }], [{ name: 1, profile: 'production' }], [null]])(
  'loses nothing else by lost keys that can’t be read: %j',
  (lostKeys) => {
    const found = read(savedFile({ lostKeys }));
    expect(found).toMatchObject({ lostKeys: [], loss: { ...noLoss, details: 1 } });
    expect(found.profiles).toHaveLength(1);
  },
);

describe('a wrong setting', () => {
  it.each([
    ['clearClipboardAfter', '30'],
    ['clearClipboardAfter', -5],
    ['clearClipboardAfter', 1],
    ['clearClipboardAfter', 601],
    ['notifications', 'yes'],
    ['theme', 'pink'],
    ['startAtLogin', 1],
    ['defaultShell', 'tcsh'],
    ['remindKeyAge', 7],
    ['healthInterval', null],
    ['rawHeaders', 'always'],
    ['quickCopy', []],
    ['quickShortcut', 3],
    ['lockWithScreen', 'no'],
    ['lockWhenIdle', 1],
    ['whileLocked', 'all'],
  ])('costs that one alone: %s %j', (name, value) => {
    const found = read(
      savedFile({ settings: { ...defaultSettings, theme: 'dark', [name]: value } }),
    );
    expect(found.settings).toEqual({
      ...defaultSettings,
      theme: name === 'theme' ? defaultSettings.theme : 'dark',
    });
    expect(found.profiles).toHaveLength(1);
    expect(found.loss).toEqual({ ...noLoss, settings: 1 });
  });

  it('leaves the profiles as they are where there are no settings at all', () => {
    expect(read(savedFile({ settings: 'dark' }))).toMatchObject({
      settings: defaultSettings,
      profiles: [{ name: 'production' }],
      loss: { settings: 16 },
    });
  });
});

describe('a wrong detail', () => {
  it.each([
    ['name', 7, 'hub.example'],
    ['user', 7, null],
    ['keepSignedIn', 'yes', false],
    ['needsPerson', 'no', true],
    ['pin', {}, null],
    ['network', 'proxy', plainNetwork],
    [
      'network',
      { ...plainNetwork, proxy: { kind: 'own', address: 'http://a:b@proxy' } },
      plainNetwork,
    ],
    [
      'network',
      { ...plainNetwork, proxy: { kind: 'own', address: 'socks5://proxy' } },
      plainNetwork,
    ],
    ['network', { ...plainNetwork, authorities: 7 }, plainNetwork],
    ['network', { ...plainNetwork, identity: { key: '/key.pem' } }, plainNetwork],
    ['healthBy', 'all', null],
    ['colour', 'pink', null],
    ['production', 'no', true],
    ['changes', 'all', 'ask'],
    ['recentRequests', 'all', []],
    ['favouriteRequests', 'all', []],
    ['watchedJobs', 'all', []],
    ['watchedJobs', [{ id: 'seven', name: 'Recall' }], []],
  ])('of a profile costs that one: %s', (name, value, instead) => {
    const found = read(savedFile({ profiles: [savedProfile({ [name]: value })] }));
    expect(found.profiles).toEqual([savedProfile({ [name]: instead })]);
    expect(found.loss).toEqual({ ...noLoss, details: 1 });
  });

  it.each([
    { method: 'BREW', path: '/api/jobs/' },
    { method: 'GET', path: '/api/../admin/' },
    { method: 'GET', path: `/api/${'x'.repeat(2_000)}` },
    { path: '/api/' },
    { method: 'GET', path: '/api/first/' },
    'GET /api/',
  ])('of a request costs that one: %j', (wrong) => {
    const first = { method: 'GET', path: '/api/first/' };
    const last = { method: 'POST', path: '/api/last/' };
    for (const name of ['recentRequests', 'favouriteRequests']) {
      const found = read(savedFile({ profiles: [savedProfile({ [name]: [first, wrong, last] })] }));
      expect(found.profiles).toEqual([savedProfile({ [name]: [first, last] })]);
      expect(found.loss).toEqual({ ...noLoss, details: 1 });
    }
  });

  it('of a profile is a list that is too long, and costs its end', () => {
    const list = (length: number) =>
      Array.from({ length }, (_, at) => ({ method: 'GET', path: `/api/${at}/` }));
    const found = read(savedFile({ profiles: [savedProfile({ recentRequests: list(11) })] }));
    expect(found.profiles).toEqual([savedProfile({ recentRequests: list(10) })]);
    expect(found.loss).toEqual({ ...noLoss, details: 1 });
    const jobs = (length: number) => Array.from({ length }, (_, id) => ({ id, name: `job ${id}` }));
    const saved = read(savedFile({ profiles: [savedProfile({ watchedJobs: jobs(21) })] }));
    expect(saved.profiles).toEqual([savedProfile({ watchedJobs: jobs(20) })]);
    expect(saved.loss).toEqual({ ...noLoss, details: 1 });
  });

  it('is the name of a watched job that has no end', () => {
    const watchedJobs = [{ id: 7, name: '🦊'.repeat(1_000) }];
    expect(read(savedFile({ profiles: [savedProfile({ watchedJobs })] })).profiles).toEqual([
      savedProfile({ watchedJobs: [{ id: 7, name: '🦊'.repeat(200) }] }),
    ]);
  });

  it.each([
    ['hubId', '7', null],
    ['addedAt', 'yesterday', now],
    ['provedAt', 'never', null],
    ['lastUsedAt', {}, null],
    ['deadAt', true, null],
    ['saved', 'yes', true],
    ['remindedAt', '', null],
    ['expiry', { at: 'soon' }, null],
    ['expiry', { at: 1, remindedAt: {} }, null],
    ['forScripts', 'yes', false],
  ])('of a key costs that one: %s', (name, value, instead) => {
    const found = read(
      savedFile({ profiles: [savedProfile({ keys: [savedKey({ [name]: value })] })] }),
    );
    expect(found.profiles[0]?.keys).toEqual([savedKey({ [name]: instead })]);
    expect(found.loss).toEqual({ ...noLoss, details: 1 });
  });

  it('of a key is read under the name that earlier builds gave it, too', () => {
    const { lastUsedAt: _lastUsedAt, saved: _saved, ...others } = savedKey();
    const keys = [{ ...others, copiedAt: 5, kept: false }];
    const found = read(savedFile({ profiles: [savedProfile({ keys })] }));
    expect(found.profiles[0]?.keys).toEqual([savedKey({ lastUsedAt: 5, saved: false })]);
    expect(found.loss).toBeNull();
  });

  it('of a key is not saved where it is not known whether the keychain has it', () => {
    const { loss: _loss, ...saved } = read(
      savedFile({ profiles: [savedProfile({ keys: [savedKey({ saved: false })] })] }),
    );
    const unchecked = { ...saved, profiles: withUncheckedKeys(saved.profiles) };
    expect(unchecked.profiles[0]?.keys[0]?.saved).toBe('unknown');
    const found = read(writeSaved(unchecked));
    expect(found.profiles[0]?.keys).toEqual([savedKey({ saved: false })]);
  });

  it('gives two profiles of one Hub different names', () => {
    const second = savedProfile({ id: '00000000000000a2', name: 7, user: 'ben' });
    const found = read(savedFile({ profiles: [savedProfile({ name: null }), second] }));
    expect(found.profiles.map(({ name }) => name)).toEqual(['hub.example', 'hub.example-2']);
  });
});

describe('what can’t be read at all', () => {
  const other = { id: '00000000000000c2', name: 'other' };

  it.each([
    ['no object', 7],
    ['no id', savedKey({ id: undefined })],
    ['an id that leads elsewhere', savedKey({ id: '../../x' })],
    ['no name', savedKey({ name: 7 })],
    ['the id of another', savedKey({ id: other.id })],
  ])('costs one key: %s', (_name, wrong) => {
    const found = read(savedFile({ profiles: [savedProfile({ keys: [savedKey(other), wrong] })] }));
    expect(found.profiles[0]?.keys).toEqual([savedKey(other)]);
    expect(found.loss).toEqual({ ...noLoss, keys: 1 });
  });

  it.each([
    ['no object', 'production'],
    ['no id', savedProfile({ id: 7 })],
    ['no Hub', savedProfile({ hub: 'ftp://hub.example' })],
    ['the id of another', savedProfile()],
  ])('costs one profile: %s', (_name, wrong) => {
    const found = read(savedFile({ profiles: [savedProfile(), wrong] }));
    expect(found.profiles).toEqual([savedProfile()]);
    expect(found.loss).toEqual({ ...noLoss, profiles: 1 });
  });

  it('costs one unfinished change', () => {
    const create = { kind: 'create', key: '00000000000000d1', name: 'n', startedAt: 1 };
    const whole = { ...create, before: [1], orphans: [] };
    const rotate = { ...create, kind: 'rotate', key: '00000000000000d2', step: 'flying' };
    const found = read(savedFile({ profiles: [savedProfile({ acts: [whole, create, rotate] })] }));
    expect(found.profiles[0]?.acts).toEqual([whole]);
    expect(found.loss).toEqual({ ...noLoss, acts: 2 });
  });

  it('costs the profiles, and not the settings, where their list is none', () => {
    expect(read({ ...savedFile(), profiles: undefined })).toMatchObject({
      profiles: [],
      settings: { theme: 'dark' },
      loss: { ...noLoss, profiles: 'all' },
    });
  });

  it('costs nothing else where the version is none', () => {
    expect(read(savedFile({ version: 'two' }))).toMatchObject({
      profiles: [{ name: 'production' }],
      loss: { ...noLoss, settings: 1 },
    });
  });
});
