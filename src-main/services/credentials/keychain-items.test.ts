import { beforeEach, describe, expect, it } from 'vitest';
import { probeAccount } from '../../domain/doctor.ts';
import { Secret } from '../../domain/secret.ts';
import { CoreRig } from '../../testing/core-rig.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn({ keep: true });
  await rig.saveKey();
});

const unclaimed = () => rig.core.handle.unclaimedItems(null);
const removable = (accounts: string[]) => ({ ok: true, value: { removable: accounts, keys: [] } });
const stray = ['lost/refresh', 'lost/key/k1'];

it('lists what belongs to no profile, and to no key of one', async () => {
  const ofNoKey = `${rig.id}/key/gone`;
  for (const account of [...stray, ofNoKey]) rig.secrets.items.set(account, Secret.of('x'));
  expect(await unclaimed()).toEqual(removable([...stray, ofNoKey].sort()));
});

it('takes nothing of a profile for that, nor of a change of keys under way', async () => {
  await rig.core.handle.changeKey({ profile: rig.id, request: { do: 'create', name: 'ci' } });
  expect(await unclaimed()).toEqual(removable([]));
});

it('removes them, and never what belongs to a profile', async () => {
  for (const account of stray) rig.secrets.items.set(account, Secret.of('x'));
  const before = rig.secrets.items.size;
  const all = [...rig.secrets.items.keys()];
  expect((await rig.core.handle.removeUnclaimedItems(all)).ok).toBe(true);
  expect(rig.secrets.items.size).toBe(before - stray.length);
  expect(await unclaimed()).toEqual(removable([]));
});

it('says why it can’t', async () => {
  rig.secrets.problem = 'locked';
  expect(await unclaimed()).toEqual({ ok: false, problem: 'locked' });
  const removed = await rig.core.handle.removeUnclaimedItems(stray);
  expect(removed).toEqual({ ok: false, problem: 'locked' });
});

describe('while a damaged settings file is there', () => {
  const put = (...accounts: string[]) => {
    for (const account of accounts) rig.secrets.items.set(account, Secret.of('x'));
  };

  it('what it names is never offered, nor removed', async () => {
    put(...stray, 'other/refresh', `${rig.id}/key/k2`, `${rig.id}/key/gone`);
    rig.profiles.setAside = new Set(['lost', rig.id, 'k2']);
    const others = [`${rig.id}/key/gone`, 'other/refresh'];
    expect(await unclaimed()).toEqual(removable(others.sort()));
    await rig.core.handle.removeUnclaimedItems([...stray, `${rig.id}/key/k2`]);
    expect([...rig.secrets.items.keys()]).toEqual(
      expect.arrayContaining([...stray, `${rig.id}/key/k2`]),
    );
  });

  it('nothing is, where it can’t be read', async () => {
    put(...stray);
    rig.profiles.setAside = null;
    expect(await unclaimed()).toEqual(removable([]));
    await rig.core.handle.removeUnclaimedItems(stray);
    expect([...rig.secrets.items.keys()]).toEqual(expect.arrayContaining(stray));
  });
});

describe('the item of a doctor that was killed', () => {
  const leave = () => rig.secrets.items.set(probeAccount, Secret.of('x'));

  it('is removed when the keychain is listed, and never offered', async () => {
    leave();
    expect(await unclaimed()).toEqual(removable([]));
    expect(rig.secrets.items.has(probeAccount)).toBe(false);
  });

  it('stays while that would ask for the keychain’s password', async () => {
    leave();
    rig.secrets.seenLock = 'locked';
    await unclaimed();
    expect(rig.secrets.calls).not.toContain(`remove ${probeAccount}`);
  });

  it('stays while a doctor uses it', async () => {
    leave();
    const remove = rig.secrets.remove.bind(rig.secrets);
    const removals: string[] = [];
    const listed: Promise<unknown>[] = [];
    rig.secrets.remove = (account) => {
      removals.push(account);
      if (removals.length === 1) listed.push(unclaimed());
      return remove(account);
    };
    await rig.core.handle.doctor(null);
    await Promise.all(listed);
    expect(removals).toEqual([probeAccount]);
  });
});
