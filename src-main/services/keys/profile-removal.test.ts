import { beforeEach, describe, expect, it } from 'vitest';
import { noticeWords } from '../../domain/words/index.ts';
import { CoreRig } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';

let rig: CoreRig;
/** Lets the Hub's answer to a creation through. */
let answer: () => void;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

/** Creations get no answer until `answer`; the Hub makes the key at once. */
function hold(): void {
  const create = rig.hub.createKey.bind(rig.hub);
  const gate = new Promise<void>((resolve) => (answer = resolve));
  rig.hub.createKey = async (...args) => {
    const made = await create(...args);
    await gate;
    return made;
  };
}

const create = (name: string) =>
  rig.core.handle.changeKey({ profile: rig.id, request: { do: 'create', name } });
const rotate = () => {
  const [key] = rig.core.view().profiles[0]?.keys ?? [];
  if (!key) throw new Error('No key.');
  return rig.core.handle.changeKey({
    profile: rig.id,
    request: { do: 'rotate', name: key.name, key: key.id, hubId: null },
  });
};
const remove = () => rig.core.handle.removeProfile(rig.id);
const words = () => rig.core.view().notices.map((notice) => noticeWords(notice));

describe('removing a profile', () => {
  it('waits for a key that is being made, and leaves no secret of it', async () => {
    hold();
    const making = create('ci');
    await settled();
    const removing = remove();
    await rig.clock.advance(5_000);
    expect(rig.core.view().profiles).toHaveLength(1);
    answer();
    expect(await making).toEqual({ ok: true });
    await removing;
    expect(rig.core.view().profiles).toEqual([]);
    expect([...rig.secrets.items.keys()]).toEqual([]);
    expect(words()).toEqual([]);
  });

  it('waits for a rotation, which ends with one key at the Hub', async () => {
    await create('ci');
    hold();
    const rotating = rotate();
    await settled();
    const removing = remove();
    answer();
    expect(await rotating).toEqual({ ok: true });
    await removing;
    expect([...rig.secrets.items.keys()]).toEqual([]);
    expect(rig.hub.listed).toMatchObject([{ name: 'ci 2026-11-26' }]);
    expect(words()).toEqual([]);
  });

  it.each([
    ['made', false, 'ci'],
    ['rotated', true, 'ci 2026-11-26'],
  ])(
    'does not wait for ever for one that is being %s, and says what may be left',
    async (_did, rotates, name) => {
      if (rotates) await create('ci');
      hold();
      void (rotates ? rotate() : create('ci'));
      await settled();
      const removing = remove();
      await rig.clock.advance(10_000);
      await removing;
      expect(rig.core.view().profiles).toEqual([]);
      expect(words()).toEqual([
        `You removed hub.example while Hubkey was still changing its client keys. https://hub.example may still have “${name}”. Revoke it on the Hub’s own profile page.`,
      ]);
      answer();
      await settled();
      // The late secret is kept nowhere.
      expect([...rig.secrets.items.keys()]).toEqual([]);
      expect(rig.core.view().profiles).toEqual([]);
      await rig.restart();
      expect([...rig.secrets.items.keys()]).toEqual([]);
    },
  );

  it('takes the secrets of changes that stand still, and says what they leave', async () => {
    await create('ci');
    rig.hub.failsFrom('prove', { kind: 'unreachable', reason: 'refused' });
    await rotate();
    expect([...rig.secrets.items.keys()].filter((name) => name.includes('/key/'))).toHaveLength(2);
    await remove();
    expect([...rig.secrets.items.keys()]).toEqual([]);
    expect(words()[0]).toContain('may still have “ci 2026-11-26”');
  });

  it('names the old key where the new one is in use already', async () => {
    await create('ci');
    rig.hub.failsFrom('revokeKey', { kind: 'unreachable', reason: 'refused' });
    await rotate();
    await remove();
    expect(words()[0]).toContain('may still have “ci”.');
    await rig.core.handle.dismissNotice('keys-left');
    expect(words()).toEqual([]);
  });
});

it('keeps no pasted key whose profile was removed while the Hub was asked', async () => {
  rig.hub.keys.add('abc.def');
  const open = rig.hub.hold();
  const adding = rig.core.handle.addKey({
    profile: rig.id,
    name: 'ci',
    key: 'abc.def',
    hubId: null,
  });
  await settled();
  await remove();
  open();
  expect(await adding).toEqual({ ok: false, problem: { kind: 'no-profile' } });
  expect([...rig.secrets.items.keys()]).toEqual([]);
});

it('says that there are two keys where a rotation’s step can’t be saved, and goes on by itself', async () => {
  await create('ci');
  const createKey = rig.hub.createKey.bind(rig.hub);
  rig.hub.createKey = (...args) => {
    rig.profiles.problem = 'full';
    return createKey(...args);
  };
  expect(await rotate()).toEqual({ ok: false, problem: { kind: 'step-not-saved', name: 'ci' } });
  expect(rig.hub.listed).toHaveLength(2);
  rig.profiles.problem = null;
  await rig.clock.advance(60_000);
  expect(rig.hub.listed).toMatchObject([{ name: 'ci 2026-11-26' }]);
  expect(rig.profiles.saved.profiles).toMatchObject([{ keys: [{ name: 'ci' }], acts: [] }]);
  expect(rig.core.view().notices).toEqual([]);
});
