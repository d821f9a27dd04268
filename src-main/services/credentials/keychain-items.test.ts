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
const stray = ['lost/refresh', 'lost/key/k1'];

it('lists what belongs to no profile, and to no key of one', async () => {
  const ofNoKey = `${rig.id}/key/gone`;
  for (const account of [...stray, ofNoKey]) rig.secrets.items.set(account, Secret.of('x'));
  expect(await unclaimed()).toEqual({ ok: true, value: [...stray, ofNoKey].sort() });
});

it('takes nothing of a profile for that, nor of a change of keys under way', async () => {
  await rig.core.handle.askKey({ profile: rig.id, request: { do: 'create', name: 'ci' } });
  expect(await unclaimed()).toEqual({ ok: true, value: [] });
});

it('removes them, and never what belongs to a profile', async () => {
  for (const account of stray) rig.secrets.items.set(account, Secret.of('x'));
  const before = rig.secrets.items.size;
  const all = [...rig.secrets.items.keys()];
  expect((await rig.core.handle.removeUnclaimedItems(all)).ok).toBe(true);
  expect(rig.secrets.items.size).toBe(before - stray.length);
  expect(await unclaimed()).toEqual({ ok: true, value: [] });
});

it('says why it can’t', async () => {
  rig.secrets.problem = 'locked';
  expect(await unclaimed()).toEqual({ ok: false, problem: 'locked' });
  const removed = await rig.core.handle.removeUnclaimedItems(stray);
  expect(removed).toEqual({ ok: false, problem: 'locked' });
});

describe('the item of a doctor that was killed', () => {
  const leave = () => rig.secrets.items.set(probeAccount, Secret.of('x'));

  it('is removed when the keychain is listed, and never offered', async () => {
    leave();
    expect(await unclaimed()).toEqual({ ok: true, value: [] });
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
    const { remove } = rig.secrets;
    const removals: string[] = [];
    const listed: Promise<unknown>[] = [];
    rig.secrets.remove = (account) => {
      removals.push(account);
      if (removals.length === 1) listed.push(unclaimed());
      return remove.call(rig.secrets, account);
    };
    await rig.core.handle.doctor(null);
    await Promise.all(listed);
    expect(removals).toEqual([probeAccount]);
  });
});
