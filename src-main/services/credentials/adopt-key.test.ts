import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AdoptKeyForm } from '../../domain/adopt-key.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import { profileId } from '../../domain/ids.ts';
import { Secret } from '../../domain/secret.ts';
import { CoreRig, minute } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';
import { liveSecrets, watchSecrets, type SecretWatch } from '../../testing/watch-secrets.ts';

const lost = '00000000000000aa';
const account = `${lost}/key/00000000000000bb`;
const text = 'lost.4f1d9c';

let rig: CoreRig;
let watch: SecretWatch;
beforeEach(async () => {
  watch = watchSecrets();
  rig = new CoreRig();
  await rig.signIn({ keep: true });
  put(text);
  rig.hub.keys.add(text);
});
afterEach(() => watch.dispose());

/** What the item holds from now on; null: it is gone. */
function put(content: string | null): void {
  rig.secrets.items.get(account)?.forget();
  if (content === null) rig.secrets.items.delete(account);
  else rig.secrets.items.set(account, Secret.of(content));
}
const adopt = (change: Partial<AdoptKeyForm> = {}) =>
  rig.core.handle.adoptKey({ account, profile: change.profile ?? rig.id, name: ' ci ', ...change });
const unclaimed = async () => {
  const found = await rig.core.handle.unclaimedItems(null);
  if (!found.ok) throw new Error(found.problem);
  return found.value;
};
const keys = () => rig.core.view().profiles[0]?.keys ?? [];
const secretOf = (name: string) => {
  const id = keys().find((key) => key.name === name)?.id ?? '';
  return rig.secrets.items.get(`${rig.id}/key/${id}`)?.reveal();
};
/** How many copies of the key there are beside those in the stand-in keychain. */
const copies = () => {
  const stored = [...rig.secrets.items.values()].filter((item) => item.reveal() === text).length;
  return liveSecrets(watch).filter((live) => live === text).length - stored;
};

it('offers a client key of no profile, without its secret', async () => {
  const found = await unclaimed();
  expect(found).toEqual({
    removable: [account],
    keys: [{ account, savedFor: lost, named: false }],
  });
  expect(JSON.stringify(found)).not.toContain(text);
});

it('uses it for a profile, and removes its item', async () => {
  const answer = await adopt();
  expect(answer).toEqual({ ok: true, value: { proved: true, itemStays: false } });
  const provedAt = rig.clock.now();
  expect(keys()).toMatchObject([{ name: 'ci', hubId: null, saved: true, provedAt }]);
  expect(secretOf('ci')).toBe(text);
  expect(rig.secrets.items.has(account)).toBe(false);
  expect(await unclaimed()).toEqual({ removable: [], keys: [] });
  expect(JSON.stringify([answer, rig.core.view(), rig.profiles.saved])).not.toContain(text);
  // The one that this run holds for the profile.
  expect(copies()).toBe(1);
  await rig.restart();
  await rig.core.handle.copy(rig.request({ credential: { kind: 'client-key', name: 'ci' } }));
  expect(rig.clipboard.text).toBe(`Authorization: Api-Key ${text}`);
});

it('saves it as not checked yet where the Hub can’t be asked now', async () => {
  rig.hub.problem = { kind: 'unreachable', reason: 'timeout' };
  expect(await adopt()).toEqual({ ok: true, value: { proved: false, itemStays: false } });
  expect(keys()).toMatchObject([{ name: 'ci', saved: true, provedAt: null }]);
  expect(secretOf('ci')).toBe(text);
  expect(rig.secrets.items.has(account)).toBe(false);
});

it('is done once, however often it is asked for at the same time', async () => {
  const answers = await Promise.all([adopt(), adopt({ name: 'other' })]);
  expect(answers).toMatchObject([{ ok: true }, { ok: false, problem: { kind: 'no-item' } }]);
  expect(keys()).toMatchObject([{ name: 'ci' }]);
});

describe('while a damaged settings file names it', () => {
  beforeEach(() => {
    rig.profiles.setAside = new Set([lost]);
  });

  it('offers it for use, and never for removal', async () => {
    expect(await unclaimed()).toEqual({
      removable: [],
      keys: [{ account, savedFor: lost, named: true }],
    });
    await rig.core.handle.removeUnclaimedItems([account]);
    expect(rig.secrets.items.has(account)).toBe(true);
  });

  it('uses a copy of it, leaves the item, and makes no second copy', async () => {
    expect(await adopt()).toEqual({ ok: true, value: { proved: true, itemStays: true } });
    expect(secretOf('ci')).toBe(text);
    expect(rig.secrets.items.get(account)?.reveal()).toBe(text);
    await rig.restart();
    expect(await adopt({ name: 'again' })).toEqual({
      ok: false,
      problem: { kind: 'same-key', name: 'ci' },
    });
    expect(keys()).toHaveLength(1);
  });

  it('also leaves the item where the file was damaged while the Hub was asked', async () => {
    rig.profiles.setAside = new Set();
    const answer = rig.hub.hold();
    const adopting = adopt();
    await settled();
    rig.profiles.setAside = new Set([lost]);
    answer();
    expect(await adopting).toEqual({ ok: true, value: { proved: true, itemStays: true } });
    expect(rig.secrets.items.has(account)).toBe(true);
  });
});

it('removes the item later where the keychain can’t do it now', async () => {
  const write = rig.secrets.write.bind(rig.secrets);
  rig.secrets.write = async (...args) => {
    const written = await write(...args);
    rig.secrets.problem = 'locked';
    return written;
  };
  expect(await adopt()).toEqual({ ok: true, value: { proved: true, itemStays: false } });
  expect(rig.secrets.items.has(account)).toBe(true);
  rig.secrets.problem = null;
  expect(await unclaimed()).toEqual({ removable: [], keys: [] });
  await rig.core.handle.retryKeychain(null);
  expect(rig.secrets.items.has(account)).toBe(false);
  expect(keys()).toMatchObject([{ name: 'ci', saved: true }]);
});

describe('changes nothing', () => {
  let before: [string, string][];
  const items = () =>
    [...rig.secrets.items].map(([name, item]): [string, string] => [name, item.reveal()]);
  beforeEach(async () => {
    await rig.saveKey('own', 'own.key');
    before = items();
  });
  afterEach(async () => {
    expect(items()).toEqual(before);
    expect(keys()).toMatchObject([{ name: 'own' }]);
    expect(copies()).toBe(0);
    // Nor is anything owed to the keychain.
    await rig.restart();
    await rig.clock.advance(minute);
    expect(items()).toEqual(before);
  });
  const refused = (problem: object) => ({ ok: false, problem });

  it('where the Hub rejects the key', async () => {
    rig.hub.keys.delete(text);
    expect(await adopt()).toEqual(refused({ kind: 'key-refused' }));
  });

  it('where the certificate is in doubt', async () => {
    const problem: HubProblem = { kind: 'certificate', fault: 'changed', certificate: null };
    rig.hub.failNext('prove', problem);
    expect(await adopt()).toEqual(refused({ kind: 'hub', hub: 'https://hub.example', problem }));
  });

  it.each([
    ['', 'empty'],
    ['x'.repeat(51), 'too-long'],
    ['OWN', 'taken'],
  ])('where the name is %j', async (name, why) => {
    expect(await adopt({ name })).toEqual(refused({ kind: 'name', why }));
  });

  it('where the profile is gone', async () => {
    const profile = profileId('00000000000000cc');
    expect(await adopt({ profile })).toEqual(refused({ kind: 'no-profile' }));
  });

  it('where the profile has this very key under another name', async () => {
    put('own.key');
    before = items();
    await rig.restart();
    expect(await adopt()).toEqual(refused({ kind: 'same-key', name: 'own' }));
  });

  it.each(['locked', 'absent', 'denied', 'failed'] as const)(
    'where the keychain is %s',
    async (why) => {
      rig.secrets.problem = why;
      expect(await adopt()).toEqual(refused({ kind: 'item-unreadable', why }));
      rig.secrets.problem = null;
    },
  );

  it('where the keychain takes longer than a call may, and forgets the late key', async () => {
    rig.secrets.waits = true;
    expect(await adopt()).toEqual(refused({ kind: 'item-unreadable', why: 'waiting' }));
    rig.secrets.answerLate();
    await settled();
  });

  it('where the keychain doesn’t give the profile’s own keys out to compare', async () => {
    await rig.restart();
    const read = rig.secrets.read.bind(rig.secrets);
    rig.secrets.read = (name) =>
      name === account ? read(name) : Promise.resolve({ ok: false, problem: 'gone' });
    expect(await adopt()).toEqual(refused({ kind: 'item-unreadable', why: 'gone' }));
    rig.secrets.read = read;
  });

  it('where the keychain has no room for it under the profile', async () => {
    const write = rig.secrets.write.bind(rig.secrets);
    rig.secrets.write = () => Promise.resolve({ ok: false, problem: 'full' });
    expect(await adopt()).toEqual(refused({ kind: 'key-not-saved', why: 'full' }));
    rig.secrets.write = write;
  });

  it('where the keychain takes it only after Hubkey gave up', async () => {
    const open = rig.hub.hold();
    const adopting = adopt();
    await settled();
    rig.secrets.waits = true;
    open();
    expect(await adopting).toEqual(refused({ kind: 'key-not-saved', why: 'waiting' }));
    rig.secrets.answerLate();
    await settled();
  });

  it.each([
    ['nothing', ''],
    ['two words', 'two words'],
    ['two lines', 'line\nbreak'],
    ['more than a key', 'x'.repeat(2001)],
  ])('where the item holds %s', async (_what, other) => {
    put(other);
    before = items();
    expect(await adopt()).toEqual(refused({ kind: 'no-key-in-item' }));
  });

  describe('where there is no such item:', () => {
    afterEach(() => expect(rig.secrets.calls).not.toContain(`read ${account}`));
    const noItem = refused({ kind: 'no-item' });

    it('a profile uses it', async () => {
      const own = `${rig.id}/key/${keys()[0]?.id ?? ''}`;
      expect(await adopt({ account: own })).toEqual(noItem);
    });

    it('it is no client key', async () => {
      expect(await adopt({ account: `${lost}/refresh` })).toEqual(noItem);
    });

    it('a settings file that can’t be read may name it', async () => {
      rig.profiles.setAside = null;
      expect(await adopt()).toEqual(noItem);
    });
  });

  it('where another program removed it meanwhile', async () => {
    put(null);
    before = items();
    expect(await adopt()).toEqual(refused({ kind: 'no-item' }));
  });
});

it('leaves the item where the profile is removed while the Hub is asked', async () => {
  const answer = rig.hub.hold();
  const adopting = adopt();
  await settled();
  await rig.core.handle.removeProfile(rig.id);
  answer();
  expect(await adopting).toEqual({ ok: false, problem: { kind: 'no-profile' } });
  expect([...rig.secrets.items.keys()]).toEqual([account]);
  expect(copies()).toBe(0);
});

it('adopts nothing that is to be removed from the keychain', async () => {
  rig.secrets.problem = 'locked';
  await rig.core.handle.removeUnclaimedItems([account]);
  rig.secrets.problem = null;
  expect(await adopt()).toEqual({ ok: false, problem: { kind: 'no-item' } });
});

it('adopts nothing while it is not known which profiles there are', async () => {
  rig.profiles.note = { kind: 'unread', path: '/x', why: 'denied', code: 'EACCES' };
  await rig.restart();
  const profile = profileId('00000000000000cc');
  expect(await adopt({ profile })).toEqual({ ok: false, problem: { kind: 'no-item' } });
  expect(await unclaimed()).toEqual({ removable: [], keys: [] });
});
