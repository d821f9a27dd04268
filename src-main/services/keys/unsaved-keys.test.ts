import { beforeEach, describe, expect, it } from 'vitest';
import { keySecretWords, noticeWords } from '../../domain/words/index.ts';
import { CoreRig } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  rig.core.resume();
  await rig.signIn({ keep: true });
});

const keys = () => rig.core.view().profiles[0]?.keys ?? [];
const notices = () => rig.core.view().notices.map((notice) => noticeWords(notice));
const create = () =>
  rig.core.handle.changeKey({ profile: rig.id, request: { do: 'create', name: 'nightly' } });
const add = () => {
  rig.hub.keys.add('abcd.efgh');
  const form = { profile: rig.id, name: 'nightly', key: 'abcd.efgh', hubId: null };
  return rig.core.handle.addKey(form);
};

describe.each([
  ['created', create],
  ['added', add],
  ['the first of its Hub', () => rig.saveKey()],
])('a key that was %s while the keychain hung', (_which, make) => {
  beforeEach(async () => {
    rig.secrets.waits = true;
    const making = make();
    await settled();
    await making;
  });

  it('is known after the next start where the keychain took it late', async () => {
    rig.core.dispose();
    rig.secrets.answerLate();
    await rig.restart();
    expect(keys()).toMatchObject([{ name: 'nightly', saved: true }]);
    expect(notices()).toEqual([]);
    expect(await rig.core.handle.unclaimedItems(null)).toMatchObject({ value: { removable: [] } });
    await rig.restart();
    expect(keys()).toMatchObject([{ name: 'nightly', saved: true }]);
  });

  it('is marked as saved in the same run too', async () => {
    expect(keys()).toMatchObject([{ saved: false }]);
    rig.secrets.answerLate();
    await settled();
    expect(keys()).toMatchObject([{ saved: true }]);
  });

  it('waits for a keychain that can’t be read yet, and is never offered for removal', async () => {
    await rig.restart();
    const [key] = keys();
    expect(key).toMatchObject({ name: 'nightly', saved: 'unknown' });
    const row = key && { id: key.id, name: key.name, hubId: null, key, listed: null, gone: false };
    expect(row && keySecretWords(row)).toBe('Waiting for the keychain');
    await rig.restart();
    expect(keys()).toMatchObject([{ saved: 'unknown' }]);
    rig.secrets.answerLate();
    rig.secrets.change();
    await settled();
    expect(keys()).toMatchObject([{ saved: true }]);
    expect(notices()).toEqual([]);
  });
});

it('goes with a notice where the keychain never took it, and stays gone', async () => {
  rig.secrets.problem = 'full';
  await create();
  rig.secrets.problem = null;
  await rig.restart();
  expect(keys()).toEqual([]);
  const lost =
    'Hubkey quit before the keychain had stored “nightly” of hub.example, so the key’s secret is lost here. Add the key again if you still have it. Otherwise, revoke it on the Hub and create a new one.';
  expect(notices()).toEqual([lost]);
  expect(rig.hub.listed).toHaveLength(1);
  await rig.restart();
  expect([keys(), notices()]).toEqual([[], [lost]]);
  await rig.core.handle.dismissNotice('keys-lost');
  await rig.restart();
  expect(notices()).toEqual([]);
});

it('is written down before the key is forgotten, by its name alone', async () => {
  rig.secrets.problem = 'full';
  await create();
  rig.secrets.problem = null;
  const written: [number, number][] = [];
  const save = rig.profiles.save.bind(rig.profiles);
  rig.profiles.save = (saved) => {
    written.push([saved.profiles[0]?.keys.length ?? 0, saved.lostKeys.length]);
    return save(saved);
  };
  await rig.restart();
  expect(written).toContainEqual([0, 1]);
  expect(written).not.toContainEqual([0, 0]);
  expect(rig.profiles.saved.lostKeys).toEqual([{ name: 'nightly', profile: 'hub.example' }]);
});

it('is said after settings were unread too, beside those that were lost meanwhile', async () => {
  rig.secrets.problem = 'full';
  await create();
  rig.secrets.problem = null;
  await rig.restart();
  rig.profiles.note = { kind: 'unread', path: '/x/settings.json', why: 'denied', code: 'EACCES' };
  await rig.restart();
  rig.profiles.note = { kind: 'fine' };
  await rig.core.saver.retry();
  expect(notices().join()).toContain('“nightly” of hub.example');
  expect(rig.profiles.saved.lostKeys).toHaveLength(1);
});

it('is looked for once a failing keychain works, and nobody is asked for a locked one', async () => {
  rig.secrets.problem = 'full';
  await create();
  rig.secrets.problem = 'locked';
  const asked = rig.secrets.calls.length;
  await rig.restart();
  expect(keys()).toMatchObject([{ saved: 'unknown' }]);
  expect(rig.secrets.calls.slice(asked).filter((call) => call.includes('/key/'))).toEqual([]);
  rig.secrets.problem = null;
  rig.secrets.change();
  await settled();
  expect(keys()).toEqual([]);
  expect(rig.core.view().notices).toMatchObject([{ kind: 'keys-lost' }]);
});

it('names every key that is lost', async () => {
  rig.secrets.problem = 'full';
  await create();
  await rig.core.handle.changeKey({ profile: rig.id, request: { do: 'create', name: 'ci' } });
  rig.secrets.problem = null;
  await rig.restart();
  expect(notices().join()).toContain('“nightly” of hub.example and “ci” of hub.example');
});
