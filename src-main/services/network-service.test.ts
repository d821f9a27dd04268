import { beforeEach, describe, expect, it, vi } from 'vitest';
import { profileId } from '../domain/ids.ts';
import { CoreRig } from '../testing/core-rig.ts';
import { proxyAddressWords } from '../domain/words/network-words.ts';
import { plainNetwork } from '../domain/network-rules.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

const rules = () => rig.core.view().profiles[0]?.network;
const choose = (file: 'authorities' | 'certificate' | 'key', path: string | null) => {
  rig.filePicker.next = path;
  return rig.core.handle.chooseConnectionFile({ profile: rig.id, file });
};
const typed = (address: string) =>
  rig.core.handle.chooseProxy({ profile: rig.id, proxy: { kind: 'own', address } });

it('chooses a proxy, which each request then goes by, also after a restart', async () => {
  expect(rules()).toEqual(plainNetwork);
  expect(await typed('proxy.example:3128')).toEqual({ ok: true });
  const own = { kind: 'own', address: 'http://proxy.example:3128' };
  expect(rules()?.proxy).toEqual(own);
  await rig.restart();
  expect(rules()?.proxy).toEqual(own);
  await rig.core.handle.refresh(rig.id);
  expect(rig.hub.targets.at(-1)).toMatchObject({ network: { proxy: own }, profile: rig.id });
  await rig.core.handle.chooseProxy({ profile: rig.id, proxy: { kind: 'none' } });
  expect(rules()?.proxy).toEqual({ kind: 'none' });
});

it.each([
  ['', 'Type the address of the proxy, such as http://proxy.example:3128.'],
  ['a b', 'That isn’t the address of a proxy. Try http://proxy.example:3128.'],
  [
    'http://ana:secret@proxy.example',
    'Leave out the user name and password: Hubkey doesn’t save them. If the proxy needs them, set HTTPS_PROXY before you start Hubkey.',
  ],
  [
    'socks5://proxy.example',
    'Hubkey can’t use SOCKS proxies. Type the address of an http or https proxy.',
  ],
  ['ftp://proxy.example', 'The address of a proxy begins with http:// or https://.'],
])('refuses the proxy “%s” and says why', async (address, words) => {
  const answer = await typed(address);
  expect(answer.ok ? '' : proxyAddressWords(answer.problem)).toBe(words);
  expect(rules()).toEqual(plainNetwork);
  expect(JSON.stringify(rig.profiles.saved)).not.toContain('secret@');
});

describe('the files of a connection', () => {
  it('are remembered by their paths, and forgotten', async () => {
    await choose('authorities', '/etc/studio/ca.pem');
    await choose('certificate', '/home/ana/ana.pem');
    await choose('key', '/home/ana/ana.key');
    await choose('key', null);
    expect(rules()).toEqual({
      ...plainNetwork,
      authorities: '/etc/studio/ca.pem',
      identity: { certificate: '/home/ana/ana.pem', key: '/home/ana/ana.key' },
    });
    expect(rig.filePicker.titles).toContain('Choose certificate…');
    for (const file of ['authorities', 'certificate'] as const) {
      await rig.core.handle.forgetConnectionFile({ profile: rig.id, file });
    }
    expect(rules()).toEqual(plainNetwork);
  });

  it('are not changed by a dialog that is still open while Hubkey locks', async () => {
    await choose('certificate', '/home/ana/ana.pem');
    await rig.core.handle.savePassphrase({ profile: rig.id, passphrase: 'open sesame' });
    vi.spyOn(rig.filePicker, 'pick').mockImplementation(async () => {
      await rig.core.handle.lock(null);
      return '/home/ana/other.pem';
    });
    await choose('certificate', null);
    expect(rig.core.view().lock.state).toBe('locked');
    expect(rules()?.identity?.certificate).toBe('/home/ana/ana.pem');
    expect(rig.secrets.items.has(`${rig.id}/passphrase`)).toBe(true);
  });

  it('have their passphrase in the keychain alone, until the key changes or the Hub is removed', async () => {
    const account = `${rig.id}/passphrase`;
    const save = (passphrase: string) =>
      rig.core.handle.savePassphrase({ profile: rig.id, passphrase });
    const held = () => rig.secrets.items.has(account);
    expect(await save('of no key')).toEqual({ ok: true, value: 'no-certificate' });
    expect(held()).toBe(false);
    await choose('certificate', '/home/ana/ana.pem');
    await save('open sesame');
    expect(held()).toBe(true);
    const said = JSON.stringify([rig.core.view(), rig.profiles.saved]);
    expect(said).not.toContain('sesame');
    const borrowed = await rig.core.network.passphrase(rig.id);
    expect(borrowed.ok && borrowed.value?.reveal()).toBe('open sesame');
    await choose('key', '/home/ana/other.key');
    expect(held()).toBe(false);
    await save('open sesame');
    await rig.core.handle.signOut(rig.id);
    expect(held()).toBe(true);
    await rig.core.handle.removeProfile(rig.id);
    expect(held()).toBe(false);
  });
});

it('has the opened key forgotten with its file, its passphrase and its profile, and at a lock', async () => {
  const { forgotten } = rig.hubNetwork;
  const afterwards = async (act: () => unknown) => {
    forgotten.length = 0;
    await act();
    return forgotten.length > 0;
  };
  await choose('certificate', '/home/ana/ana.pem');
  const { handle } = rig.core;
  const withPassphrase = { profile: rig.id, passphrase: '' };
  expect(
    await afterwards(() => handle.chooseProxy({ profile: rig.id, proxy: { kind: 'none' } })),
  ).toBe(false);
  expect(await afterwards(() => handle.savePassphrase(withPassphrase))).toBe(true);
  expect(await afterwards(() => choose('key', '/home/ana/ana.key'))).toBe(true);
  expect(await afterwards(() => handle.lock(null))).toBe(true);
  await handle.unlock(null);
  expect(await afterwards(() => handle.removeProfile(rig.id))).toBe(true);
});

it('says what is in use now', async () => {
  rig.hubNetwork.result = { proxy: { kind: 'direct', from: 'own' }, faults: [] };
  expect(await rig.core.handle.networkFacts(rig.id)).toEqual(rig.hubNetwork.result);
  expect(rig.hubNetwork.asked[0]).toMatchObject({ hub: 'https://hub.example', profile: rig.id });
});

it('sets a connection up before anybody has signed in, by which the sign-in then goes', async () => {
  const form = { address: 'mtls.example', user: 'ana' };
  const made = await rig.core.handle.setUpConnection(form);
  if (!made.ok) throw new Error(made.problem.kind);
  expect(rig.core.view().current).toBe(made.value.profile);
  expect(await rig.core.handle.setUpConnection(form)).toEqual(made);
  const proxy = { kind: 'none' } as const;
  await rig.core.handle.chooseProxy({ profile: made.value.profile, proxy });
  await rig.signIn({ address: 'mtls.example', user: 'ana' });
  expect(rig.hub.targets.at(-1)).toMatchObject({ hub: 'https://mtls.example', network: { proxy } });
  expect(rig.core.view().profiles).toHaveLength(2);
  expect(await rig.core.handle.setUpConnection({ ...form, user: ' ' })).toEqual({
    ok: false,
    problem: { kind: 'empty', field: 'user' },
  });
});

it('opens no dialog for a profile that is gone', async () => {
  const gone = profileId('00000000000000ff');
  await rig.core.handle.chooseConnectionFile({ profile: gone, file: 'authorities' });
  expect(rig.filePicker.titles).toEqual([]);
});
