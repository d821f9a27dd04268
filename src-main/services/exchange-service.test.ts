import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Exchange, ExchangedProfile } from '../domain/exchange.ts';
import { unmanaged } from '../domain/managed.ts';
import { fail, ok } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import { noticeWords } from '../domain/words/index.ts';
import { CoreRig } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';
import { liveSecrets, watchSecrets } from '../testing/watch-secrets.ts';

const passphrase = 'correct horse battery';
let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn({ keep: true });
  await rig.saveKey('nightly', 'abcd.efgh');
});

const profile = (change: Partial<ExchangedProfile> = {}): ExchangedProfile => ({
  name: 'Studio',
  hub: 'https://studio.example',
  user: 'ana',
  colour: 'red',
  production: true,
  changes: 'read-only',
  keys: [],
  ...change,
});
const content = (change: Partial<Exchange> = {}): Exchange => ({
  settings: {},
  profiles: [profile()],
  unknown: [],
  ...change,
});
const key = (name: string, text: string) => ({ name, hubId: 7, key: Secret.of(text) });
const choose = (file: Exchange): void => {
  rig.exchanges.chosen = ok({ kind: 'plain', content: file });
};
const chooseSealed = (file: () => Exchange): void => {
  rig.exchanges.chosen = ok({
    kind: 'sealed',
    open: (word) =>
      Promise.resolve(
        word.reveal() === passphrase ? ok(file()) : fail({ kind: 'wrong-passphrase' }),
      ),
  });
};
const said = () => rig.core.view().notices.map(noticeWords);
const profiles = () => rig.core.view().profiles;

describe('an export', () => {
  it('holds profiles and settings, and nothing of a secret', async () => {
    await rig.core.handle.changeSettings({ theme: 'dark' });
    await rig.core.handle.allowChanges({ profile: rig.id, changes: 'allow' });
    expect(await rig.core.handle.exportSettings(null)).toEqual(ok('saved'));
    const [file] = rig.files.saved;
    expect(file?.name).toBe('hubkey-settings.json');
    const text = String(file?.content);
    expect(JSON.parse(text)).toMatchObject({
      hubkey: 'settings',
      version: 1,
      settings: { theme: 'dark' },
      profiles: [{ hub: 'https://hub.example', user: 'pixit', changes: 'ask' }],
    });
    for (const secret of [...rig.secrets.items.values()]) {
      expect(text).not.toContain(secret.reveal());
    }
    expect(text).not.toMatch(/abcd|right|token|"keys"|"id"/);
  });

  it('with client keys is encrypted with the passphrase, and holds no session', async () => {
    expect(await rig.core.handle.exportClientKeys({ passphrase })).toEqual(ok('saved'));
    const [sealed] = rig.exchanges.sealed;
    expect(sealed?.passphrase).toBe(passphrase);
    expect(JSON.parse(sealed?.text ?? '')).toMatchObject({
      profiles: [{ user: 'pixit', keys: [{ name: 'nightly', hubId: null, key: 'abcd.efgh' }] }],
    });
    expect(sealed?.text).not.toMatch(/right|"token"|refresh/);
    expect(rig.files.saved).toEqual([
      {
        name: 'hubkey-client-keys.age',
        content: new Uint8Array([1, 2, 3]),
        confidential: true,
      },
    ]);
    const { entries } = await rig.core.handle.activity({ search: '' });
    expect(entries.map(({ activity }) => activity)).toContainEqual({
      kind: 'key-exported',
      profile: 'hub.example',
      key: 'nightly',
    });
    expect(said()).toEqual([
      'Exported 1 client key in an encrypted file. Delete the file once you have imported it.',
    ]);
  });

  it('is refused with a short passphrase, by main itself', async () => {
    const short = { passphrase: 'elevenchars' };
    expect(await rig.core.handle.exportClientKeys(short)).toEqual(fail('too-short'));
    expect(rig.exchanges.sealed).toEqual([]);
  });

  it('says which keys the keychain didn’t give, and that there is none', async () => {
    await rig.saveKey('other', 'ijkl.mnop');
    await rig.restart();
    for (const [account, secret] of rig.secrets.items) {
      if (secret.reveal() === 'ijkl.mnop') rig.secrets.items.delete(account);
    }
    await rig.core.handle.exportClientKeys({ passphrase });
    expect(said().join()).toContain('The keychain couldn’t read other, so the file');
    rig.secrets.items.clear();
    await rig.restart();
    expect(await rig.core.handle.exportClientKeys({ passphrase })).toEqual(fail('no-keys'));
  });

  it('ends when Hubkey locks while the file is encrypted', async () => {
    const seal = vi.spyOn(rig.exchanges, 'seal').mockImplementation(async () => {
      await rig.core.handle.lock(null);
      return ok(new Uint8Array([1]));
    });
    expect(await rig.core.handle.exportClientKeys({ passphrase })).toEqual(fail('not-sealed'));
    expect(seal).toHaveBeenCalledOnce();
    expect(rig.files.saved).toEqual([]);
  });

  it('ends when a key is removed while another is read, and keeps nothing in memory', async () => {
    await rig.saveKey('other', 'ijkl.mnop');
    await rig.restart();
    const watch = watchSecrets();
    const first = profiles()[0]?.keys[0]?.id;
    if (!first) throw new Error('There is no key.');
    const read = rig.secrets.read.bind(rig.secrets);
    vi.spyOn(rig.secrets, 'read').mockImplementation(async (account) => {
      if (!account.endsWith(first)) {
        void rig.core.handle.forgetKey({ profile: rig.id, key: first });
        await settled();
      }
      return read(account);
    });
    expect(await rig.core.handle.exportClientKeys({ passphrase })).toEqual(fail('not-sealed'));
    expect(rig.files.saved).toEqual([]);
    expect(liveSecrets(watch).filter((text) => /horse|hubkey/.test(text))).toEqual([]);
    watch.dispose();
  });

  it('says that it could not be encrypted', async () => {
    vi.spyOn(rig.exchanges, 'seal').mockResolvedValue(fail('failed'));
    expect(await rig.core.handle.exportClientKeys({ passphrase })).toEqual(fail('not-sealed'));
  });

  it('leaves neither passphrase nor text in memory', async () => {
    const watch = watchSecrets();
    await rig.core.handle.exportClientKeys({ passphrase });
    expect(liveSecrets(watch).filter((text) => /horse|hubkey/.test(text))).toEqual([]);
    watch.dispose();
  });
});

describe('an import', () => {
  it('shows what it will do, and does nothing before the person agrees', async () => {
    choose(content({ settings: { theme: 'dark' }, unknown: ['team'] }));
    const started = await rig.core.handle.startImport(null);
    expect(started).toMatchObject({
      value: {
        kind: 'plan',
        plan: {
          profiles: [{ name: 'Studio', there: null }],
          settings: { theme: 'dark' },
          unknown: ['team'],
        },
      },
    });
    expect(profiles()).toHaveLength(1);
    expect(rig.core.view().settings.theme).toBe('system');
    const current = rig.core.view().current;
    expect(await rig.core.handle.finishImport(null)).toEqual(ok());
    expect(profiles()[1]).toMatchObject({
      name: 'Studio',
      hub: 'https://studio.example',
      user: 'ana',
      colour: 'red',
      production: true,
      changes: 'read-only',
      pin: null,
      keepSignedIn: false,
      session: { state: 'signed-out' },
    });
    expect(rig.core.view()).toMatchObject({ current, settings: { theme: 'dark' } });
    expect(said()).toEqual(['Imported 1 profile and 1 setting.']);
    expect(await rig.core.handle.finishImport(null)).toEqual(fail({ kind: 'gone' }));
  });

  it('asks again where something changed since', async () => {
    choose(content({ settings: { theme: 'dark' } }));
    await rig.core.handle.startImport(null);
    await rig.core.handle.renameProfile({ profile: rig.id, name: 'studio' });
    const first = await rig.core.handle.finishImport(null);
    expect(first).toMatchObject({
      problem: { kind: 'changed', plan: { profiles: [{ name: 'Studio-2', wanted: 'Studio' }] } },
    });
    expect(profiles()).toHaveLength(1);
    expect(await rig.core.handle.finishImport(null)).toEqual(ok());
    expect(profiles()[1]?.name).toBe('Studio-2');
  });

  it('adds client keys of an encrypted file, unchecked, to new and known profiles', async () => {
    const known = { hub: 'https://hub.example', user: 'pixit' };
    chooseSealed(() =>
      content({
        profiles: [
          profile({ keys: [key('farm', 'farm.key')] }),
          profile({
            ...known,
            keys: [key('Nightly', 'other.key'), key('same', 'abcd.efgh'), key('new', 'new.key')],
          }),
        ],
      }),
    );
    expect(await rig.core.handle.startImport(null)).toEqual(ok({ kind: 'sealed' }));
    expect(await rig.core.handle.openImport({ passphrase: 'wrong' })).toEqual(
      fail({ kind: 'wrong-passphrase' }),
    );
    const plan = await rig.core.handle.openImport({ passphrase });
    expect(plan).toMatchObject({
      value: { profiles: [{ keys: [{ name: 'farm', taken: false }] }, { there: rig.id }] },
    });
    expect(JSON.stringify(plan)).not.toMatch(/farm\.key|new\.key/);
    expect(await rig.core.handle.finishImport(null)).toEqual(ok());
    expect(profiles()[1]?.keys).toMatchObject([
      { name: 'farm', hubId: 7, provedAt: null, saved: true },
    ]);
    expect(profiles()[0]?.keys.map(({ name }) => name)).toEqual(['nightly', 'new']);
    const saved = [...rig.secrets.items.values()].map((secret) => secret.reveal());
    expect(saved).toEqual(expect.arrayContaining(['abcd.efgh', 'farm.key', 'new.key']));
    expect(saved).not.toContain('other.key');
    expect(said().join()).toContain('Imported 1 profile and 2 client keys. Not added');
  });

  it('gives the keys of a profile without a user to the one that the plan names', async () => {
    const known = { hub: 'https://hub.example', user: 'pixit' };
    const farm = { ...known, user: null, keys: [key('farm', 'farm.key')] };
    chooseSealed(() => content({ profiles: [profile({ ...known, user: 'bob' }), profile(farm)] }));
    await rig.core.handle.startImport(null);
    expect(await rig.core.handle.openImport({ passphrase })).toMatchObject({
      value: {
        profiles: [
          { user: 'bob', keys: [] },
          { there: rig.id, keys: [{ name: 'farm' }] },
        ],
      },
    });
    await rig.core.handle.finishImport(null);
    expect(profiles().map(({ keys }) => keys.map(({ name }) => name))).toEqual([
      ['nightly', 'farm'],
      [],
    ]);
  });

  it('adds no key that the keychain didn’t save, and says so', async () => {
    chooseSealed(() => content({ profiles: [profile({ keys: [key('farm', 'farm.key')] })] }));
    await rig.core.handle.startImport(null);
    await rig.core.handle.openImport({ passphrase });
    rig.secrets.problem = 'locked';
    expect(await rig.core.handle.finishImport(null)).toEqual(ok());
    expect(profiles()[1]?.keys).toEqual([]);
    expect(said().join()).toMatch(/Imported 1 profile\. Not added.*: farm\./);
  });

  it('adds no second key of a name that was taken meanwhile', async () => {
    const add = (text: string) =>
      rig.core.keys.addImported({ profile: rig.id, name: 'x', hubId: null }, Secret.of(text));
    expect(await Promise.all([add('a.b'), add('c.d')])).toEqual([true, false]);
    expect(profiles()[0]?.keys.map(({ name }) => name)).toEqual(['nightly', 'x']);
  });

  it('forgets the keys when it is given up, and when Hubkey locks', async () => {
    const file = () => content({ profiles: [profile({ keys: [key('farm', 'farm.key')] })] });
    chooseSealed(file);
    const watch = watchSecrets();
    const farm = () => liveSecrets(watch).filter((text) => text === 'farm.key');
    await rig.core.handle.startImport(null);
    await rig.core.handle.openImport({ passphrase });
    expect(farm()).toHaveLength(1);
    await rig.core.handle.forgetImport(null);
    expect(farm()).toEqual([]);
    await rig.restart();
    await rig.core.handle.startImport(null);
    await rig.core.handle.openImport({ passphrase });
    await rig.core.handle.lock(null);
    expect(farm()).toEqual([]);
    expect(await rig.core.exchange.finishImport()).toEqual(fail({ kind: 'gone' }));
    watch.dispose();
  });

  it('changes nothing that the organisation decides, and says so', async () => {
    rig.managed = {
      managed: { ...unmanaged, settings: { rawHeaders: 'never' } },
      refused: null,
    };
    await rig.restart();
    choose(content({ settings: { rawHeaders: 'ask-first-time' }, profiles: [] }));
    expect(await rig.core.handle.startImport(null)).toMatchObject({
      value: { plan: { settings: {}, managed: ['rawHeaders'] } },
    });
    await rig.core.handle.finishImport(null);
    expect(rig.core.view().settings.rawHeaders).toBe('never');
    expect(said()).toEqual(['Nothing was imported.']);
  });
});
