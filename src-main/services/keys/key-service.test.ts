import { beforeEach, describe, expect, it } from 'vitest';
import { wholeAnswer } from '../../contract/long-answer.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import { clientKeyId, type ClientKeyId } from '../../domain/ids.ts';
import type { ClientKey, Profile } from '../../domain/profile.ts';
import { CoreRig, day, hour, minute } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';

let rig: CoreRig;
const keys = (): readonly ClientKey[] => profile().keys;
const profile = (): Profile => {
  const [found] = rig.core.view().profiles;
  if (!found) throw new Error('No profile.');
  return found;
};
const named = (name: string): ClientKey => {
  const found = keys().find((key) => key.name === name);
  if (!found) throw new Error(`No key ${name}.`);
  return found;
};
const create = (name: string) =>
  rig.core.handle.changeKey({ profile: rig.id, request: { do: 'create', name } });
const rotate = (name: string, hubId: number | null = null) =>
  rig.core.handle.changeKey({
    profile: rig.id,
    request: { do: 'rotate', name, key: named(name).id, hubId },
  });
const revoke = (name: string, hubId: number, key: ClientKeyId | null) =>
  rig.core.handle.changeKey({ profile: rig.id, request: { do: 'revoke', name, hubId, key } });
const secretOf = ({ id }: ClientKey) => rig.secrets.items.get(`${rig.id}/key/${id}`)?.reveal();
const itemsOfKeys = () => [...rig.secrets.items.keys()].filter((name) => name.includes('/key/'));

beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

it('reads no further page of the list once whoever wants it has gone', async () => {
  const hubRig = new CoreRig();
  await hubRig.signIn();
  hubRig.hub.nextKeys = 'https://hub.example/api/auth/clientkeys/?page=2';
  const pages = async (signal: AbortSignal) => {
    const before = hubRig.hub.calls.length;
    await hubRig.core.keyCommands.list(hubRig.id, signal);
    return hubRig.hub.calls.length - before;
  };
  expect(await pages(AbortSignal.abort())).toBe(1);
  expect(await pages(new AbortController().signal)).toBe(2);
  hubRig.core.dispose();
});

it('asks the Hub for no key once whoever wants to know has gone', async () => {
  await create('nightly');
  const proofs = async (wanted: boolean) => {
    const before = rig.hub.count('prove');
    const caller = new AbortController();
    const checked = rig.core.keyCommands.check(rig.id, 'nightly', caller.signal);
    if (!wanted) caller.abort();
    return [(await checked).ok, rig.hub.count('prove') - before];
  };
  expect(await proofs(false)).toEqual([false, 0]);
  expect(await proofs(true)).toEqual([true, 1]);
});

describe('making a key', () => {
  it('keeps its secret before anything is told, with all that is known of it', async () => {
    rig.secrets.calls.length = 0;
    expect(await create(' nightly ')).toEqual({ ok: true });
    expect(keys()).toMatchObject([{ name: 'nightly', hubId: rig.hub.listed[0]?.id, saved: true }]);
    expect(rig.hub.keys.has(secretOf(named('nightly')) ?? '')).toBe(true);
    expect(JSON.stringify([rig.core.view(), rig.profiles.saved])).not.toContain('.secret');
    expect(profile().acts).toEqual([]);
  });

  it.each([
    ['  ', 'empty'],
    ['x'.repeat(51), 'too-long'],
    ['ci\u202e', 'hidden'],
    ['a\u0000b', 'hidden'],
  ])('refuses the name %j without asking', async (name, why) => {
    expect(await create(name)).toEqual({ ok: false, problem: { kind: 'name', why } });
    expect(rig.hub.count('createKey')).toBe(0);
  });

  it('refuses a name that is kept here, and passes the Hub’s own words on', async () => {
    await create('ci');
    expect(await create('CI')).toMatchObject({ problem: { kind: 'name', why: 'taken' } });
    const problem: HubProblem = { kind: 'invalid', fields: { name: ['No.'] } };
    rig.hub.failNext('createKey', problem);
    expect(await create('other')).toMatchObject({ problem: { kind: 'hub', problem } });
    expect(profile().acts).toEqual([]);
  });

  it('says at once when the keychain refuses: it can be copied in this run, and revoked', async () => {
    rig.secrets.problem = 'full';
    const made = await create('ci');
    const { id, hubId } = named('ci');
    expect(made).toEqual({
      ok: false,
      problem: { kind: 'not-saved', key: id, hubId, problem: 'full' },
    });
    expect(named('ci').saved).toBe(false);
    // The Hub accepts it all the same.
    expect(named('ci').provedAt).not.toBeNull();
    const copied = await rig.core.handle.copy(
      rig.request({ what: 'value', credential: { kind: 'client-key', name: 'ci' } }),
    );
    expect(copied.ok).toBe(true);
    expect(rig.clipboard.text).toMatch(/^Api-Key made/);
    rig.secrets.problem = null;
    await rig.core.handle.retryKeychain(null);
    expect(named('ci').saved).toBe(true);
  });

  it('finds a key whose answer was lost and offers it for deletion', async () => {
    rig.hub.listed.push({ id: 77, name: 'ci' });
    rig.hub.losesAnswer = true;
    const answer = await create('ci');
    const made = rig.hub.listed.find(({ id }) => id !== 77)?.id ?? 0;
    expect(answer).toEqual({
      ok: false,
      problem: { kind: 'orphaned', name: 'ci', hubIds: [made] },
    });
    expect(profile().acts).toMatchObject([{ kind: 'create', orphans: [made] }]);
    await rig.restart();
    expect(profile().acts).toHaveLength(1);
    expect(await revoke('ci', made, null)).toEqual({ ok: true });
    expect(profile().acts).toEqual([]);
    expect(rig.hub.listed).toEqual([{ id: 77, name: 'ci' }]);
  });

  it('looks for it later where the list can’t be read now', async () => {
    rig.hub.losesAnswer = true;
    rig.hub.afterLoss = { kind: 'unreachable', reason: 'refused' };
    expect(await create('ci')).toMatchObject({ problem: { kind: 'not-known-yet' } });
    rig.hub.problem = null;
    await rig.clock.advance(minute);
    expect(profile().acts).toMatchObject([{ kind: 'create', orphans: [1 + 2] }]);
  });

  it('says so where the Hub made nothing', async () => {
    const problem: HubProblem = { kind: 'server-error', status: 500, title: null };
    rig.hub.failNext('createKey', problem);
    expect(await create('ci')).toMatchObject({ problem: { kind: 'hub', problem } });
    expect(profile().acts).toEqual([]);
  });

  it('begins nothing that can’t be written down', async () => {
    rig.profiles.problem = 'full';
    expect(await create('ci')).toEqual({ ok: false, problem: { kind: 'not-written' } });
    expect(rig.hub.count('createKey')).toBe(0);
    expect(profile().acts).toEqual([]);
  });

  it('waits for a sign-in and goes on after it, on the screen of keys', async () => {
    await rig.core.handle.signOut(rig.id);
    expect(await create('ci')).toMatchObject({ problem: { kind: 'sign-in-needed' } });
    expect(rig.core.view()).toMatchObject({
      waitingKeyAct: { action: 'create', name: 'ci' },
      screen: { name: 'sign-in' },
    });
    await rig.signIn();
    await settled();
    expect(named('ci').hubId).not.toBeNull();
    expect(rig.core.view()).toMatchObject({
      waitingKeyAct: null,
      screen: { name: 'keys' },
      keyNews: { action: 'create', name: 'ci', problem: null },
    });
  });
});

describe('adding a pasted key', () => {
  const add = (change = {}) =>
    rig.core.handle.addKey({ profile: rig.id, name: 'ci', key: 'abc.def', hubId: 0, ...change });

  it('keeps what the Hub takes, with its id where that is known', async () => {
    rig.hub.keys.add('abc.def');
    expect(await add({ key: ' abc.def\n' })).toEqual({ ok: true, value: { proved: true } });
    expect(named('ci')).toMatchObject({ hubId: 0, provedAt: rig.clock.now() });
    expect(secretOf(named('ci'))).toBe('abc.def');
  });

  it.each([
    [{ key: 'two words' }, { kind: 'key-shape' }],
    [{ key: '' }, { kind: 'key-shape' }],
    [{ name: ' ' }, { kind: 'name', why: 'empty' }],
    [{ key: 'wrong.key' }, { kind: 'key-refused' }],
  ])('refuses %j', async (change, problem) => {
    expect(await add(change)).toEqual({ ok: false, problem });
    expect(keys()).toEqual([]);
  });

  it('keeps it as unproved where the Hub can’t be asked now', async () => {
    rig.hub.failures.push({ kind: 'unreachable', reason: 'timeout' });
    expect(await add()).toEqual({ ok: true, value: { proved: false } });
    expect(named('ci').provedAt).toBeNull();
  });

  it('takes one of two that are added under one name at the same time', async () => {
    rig.hub.keys.add('abc.def').add('ghi.jkl');
    const answers = await Promise.all([add(), add({ name: 'CI', key: 'ghi.jkl' })]);
    expect(answers).toEqual([
      { ok: true, value: { proved: true } },
      { ok: false, problem: { kind: 'name', why: 'taken' } },
    ]);
    expect(keys()).toMatchObject([{ name: 'ci', saved: true }]);
    expect(itemsOfKeys()).toHaveLength(1);
  });

  it('does not take a name that was taken while the keychain wrote', async () => {
    rig.hub.keys.add('abc.def').add('ghi.jkl');
    const write = rig.secrets.holdWrites();
    const first = add();
    await settled();
    expect(keys()).toMatchObject([{ name: 'ci', saved: false }]);
    expect(await add({ key: 'ghi.jkl' })).toMatchObject({ problem: { why: 'taken' } });
    write();
    expect((await first).ok).toBe(true);
    expect(itemsOfKeys()).toHaveLength(1);
    expect(keys()).toMatchObject([{ name: 'ci', saved: true }]);
  });

  describe('of the name that is created at the same time', () => {
    let open: () => void;
    let gate: Promise<void>;
    beforeEach(() => {
      rig.hub.keys.add('abc.def');
      gate = new Promise((resolve) => (open = resolve));
    });

    it('is refused while the Hub creates it', async () => {
      const createKey = rig.hub.createKey.bind(rig.hub);
      rig.hub.createKey = (...given) => gate.then(() => createKey(...given));
      const creating = create('ci');
      await settled();
      expect(await add({ name: 'CI' })).toEqual({
        ok: false,
        problem: { kind: 'name', why: 'taken' },
      });
      const form = { address: 'https://hub.example', name: 'ci', key: 'abc.def', trust: null };
      expect(await rig.core.handle.saveKey(form)).toMatchObject({
        problem: { kind: 'key-name', why: 'taken' },
      });
      open();
      expect(await creating).toEqual({ ok: true });
      expect(keys()).toMatchObject([{ name: 'ci', saved: true }]);
      expect(rig.hub.keys.has(secretOf(named('ci')) ?? '')).toBe(true);
    });

    it('stays where the Hub was not asked to create it yet', async () => {
      const read = rig.hub.read.bind(rig.hub);
      rig.hub.read = (...given) => gate.then(() => read(...given));
      const creating = create('ci');
      await settled();
      expect(await add()).toMatchObject({ ok: true });
      open();
      expect(await creating).toEqual({ ok: false, problem: { kind: 'name', why: 'taken' } });
      expect([rig.hub.count('createKey'), profile().acts]).toEqual([0, []]);
      expect(secretOf(named('ci'))).toBe('abc.def');
    });
  });

  it('takes the name of a creation whose secret was lost', async () => {
    rig.hub.keys.add('abc.def');
    rig.hub.losesAnswer = true;
    expect(await create('ci')).toMatchObject({ problem: { kind: 'orphaned' } });
    expect(await add()).toMatchObject({ ok: true });
  });

  it('does not keep it where the certificate is in doubt', async () => {
    rig.hub.failures.push({ kind: 'certificate', fault: 'changed', certificate: null });
    expect(await add()).toMatchObject({ problem: { kind: 'hub' } });
    expect(keys()).toEqual([]);
  });
});

describe('checking a key', () => {
  it('marks one that the Hub refuses as dead, and alive again', async () => {
    await create('ci');
    const { id, hubId } = named('ci');
    const secret = secretOf(named('ci')) ?? '';
    rig.hub.forgetKey(hubId ?? 0);
    const check = () => rig.core.handle.checkKey({ profile: rig.id, key: id });
    expect(await check()).toEqual({ ok: false, problem: { kind: 'key-refused' } });
    expect(named('ci').deadAt).toBe(rig.clock.now());
    rig.hub.keys.add(secret);
    expect(await check()).toEqual({ ok: true });
    expect(named('ci').deadAt).toBeNull();
  });

  it('writes down when it was copied', async () => {
    await create('ci');
    await rig.clock.advance(hour);
    await rig.core.handle.copy(rig.request({ credential: { kind: 'client-key', name: 'CI' } }));
    expect(named('ci').lastUsedAt).toBe(rig.clock.now());
  });
});

describe('revoking a key', () => {
  it('removes the secret once the Hub agreed, also where it was gone', async () => {
    await create('ci');
    const { id, hubId } = named('ci');
    rig.hub.failures.push({ kind: 'not-permitted' });
    expect((await revoke('ci', hubId ?? 0, id)).ok).toBe(false);
    expect(itemsOfKeys()).toHaveLength(1);
    rig.hub.forgetKey(hubId ?? 0);
    expect(await revoke('ci', hubId ?? 0, id)).toEqual({ ok: true });
    expect(keys()).toEqual([]);
    expect(itemsOfKeys()).toEqual([]);
  });

  it('renews a session that the Hub took back, once', async () => {
    await create('ci');
    rig.hub.failures.push({ kind: 'rejected', status: 401, why: 'token' });
    expect(await revoke('ci', named('ci').hubId ?? 0, null)).toEqual({ ok: true });
    expect(rig.hub.count('refresh')).toBe(1);
  });
});

describe('a change of another key than the one that was chosen', () => {
  const otherKey = { ok: false, problem: { kind: 'other-key' } };
  const changed = () => rig.hub.count('revokeKey') + rig.hub.count('createKey');

  it('revokes none whose name in the Hub’s list is another', async () => {
    rig.hub.listed.push({ id: 17, name: 'render' });
    expect(await revoke('nightly', 17, null)).toEqual(otherKey);
    expect(changed()).toBe(0);
    expect(await revoke('render', 17, null)).toEqual({ ok: true });
  });

  it('revokes none that isn’t the saved key it is said to be', async () => {
    await create('ci');
    const { id, hubId } = named('ci');
    rig.hub.listed.push({ id: 17, name: 'render' });
    const before = changed();
    expect(await revoke('ci', 17, id)).toEqual(otherKey);
    expect(await revoke('other', hubId ?? 0, id)).toEqual(otherKey);
    const gone = await revoke('ci', hubId ?? 0, clientKeyId('of another profile'));
    expect(gone).toEqual({ ok: false, problem: { kind: 'no-key' } });
    expect(changed()).toBe(before);
  });

  it('knows a key that was made elsewhere since the list was read', async () => {
    rig.hub.listed.push({ id: 16, name: 'old' });
    expect(await revoke('old', 16, null)).toEqual({ ok: true });
    rig.hub.listed.push({ id: 17, name: 'render' });
    expect(await revoke('nightly', 17, null)).toEqual(otherKey);
  });

  it('reads the list once for many', async () => {
    for (const id of [15, 16, 17]) rig.hub.listed.push({ id, name: `key ${id}` });
    const before = rig.hub.calls.length;
    for (const id of [15, 16, 17]) await revoke(`key ${id}`, id, null);
    expect(rig.hub.calls.length - before).toBe(4);
  });

  it('rotates none of another name, and none as a key that the Hub doesn’t list', async () => {
    await rig.saveKey('pasted', 'paste.d');
    const before = changed();
    expect(await rotate('pasted', 404)).toEqual(otherKey);
    const request = { do: 'rotate', name: 'render', key: named('pasted').id, hubId: null } as const;
    expect(await rig.core.handle.changeKey({ profile: rig.id, request })).toEqual(otherKey);
    expect(changed()).toBe(before);
  });
});

describe('rotating a key', () => {
  beforeEach(async () => {
    await create('ci');
  });

  it('puts a proved new key in its place under the old name', async () => {
    const old = named('ci');
    const secret = secretOf(old);
    expect(await rotate('ci')).toEqual({ ok: true });
    expect(named('ci').id).not.toBe(old.id);
    expect(secretOf(named('ci'))).not.toBe(secret);
    expect(rig.hub.listed).toEqual([{ id: named('ci').hubId, name: 'ci 2026-11-26' }]);
    expect(itemsOfKeys()).toHaveLength(1);
    expect(profile().acts).toEqual([]);
  });

  it('needs to know which key of the list it is', async () => {
    await rig.saveKey('pasted', 'paste.d');
    expect(await rotate('pasted')).toEqual({ ok: false, problem: { kind: 'which-key' } });
    rig.hub.listed.push({ id: 500, name: 'pasted' });
    expect(await rotate('pasted', 500)).toEqual({ ok: true });
    expect(rig.hub.listed.some(({ id }) => id === 500)).toBe(false);
  });

  it('takes the new key back where the Hub refuses it', async () => {
    const old = named('ci');
    rig.hub.refusesNewKeys = true;
    expect(await rotate('ci')).toEqual({ ok: false, problem: { kind: 'undone' } });
    expect(keys()).toEqual([old]);
    expect(rig.hub.listed).toEqual([{ id: old.hubId, name: 'ci' }]);
    expect(itemsOfKeys()).toHaveLength(1);
  });

  it('takes it back where the keychain refuses it', async () => {
    const old = named('ci');
    rig.secrets.problem = 'full';
    expect(await rotate('ci')).toEqual({
      ok: false,
      problem: { kind: 'rotation-not-saved', problem: 'full' },
    });
    expect(rig.hub.listed).toEqual([{ id: old.hubId, name: 'ci' }]);
    expect(keys()).toEqual([old]);
  });

  it('goes on by itself when the Hub answers again', async () => {
    rig.hub.failsFrom('prove', { kind: 'unreachable', reason: 'refused' });
    expect((await rotate('ci')).ok).toBe(false);
    expect(profile().acts).toMatchObject([{ kind: 'rotate', step: 'made' }]);
    expect(await rotate('ci')).toEqual({ ok: false, problem: { kind: 'busy' } });
    rig.hub.problem = null;
    await rig.clock.advance(minute);
    expect(profile().acts).toEqual([]);
    expect(rig.hub.listed).toHaveLength(1);
    expect(rig.core.view().keyNews).toMatchObject({ action: 'rotate', name: 'ci', problem: null });
  });

  it('ends with exactly one working key, whatever call it is cut off at', async () => {
    let cuts = 0;
    for (const when of ['before', 'after'] as const) {
      for (let call = 0; ; call += 1) {
        rig = new CoreRig();
        await rig.signIn();
        await create('ci');
        rig.fuse.set(call, when);
        const rotating = rotate('ci');
        await rig.clock.advance(0);
        await settled();
        if (!rig.fuse.blown) {
          expect(await rotating).toEqual({ ok: true });
          break;
        }
        cuts += 1;
        const working = [...rig.hub.keys];
        expect(working.length, `${when} ${call}: some key works`).toBeGreaterThan(0);
        await rig.restart();
        await rig.clock.advance(5 * minute);
        expect(rig.hub.listed, `${when} ${call}: one is left`).toHaveLength(1);
        expect(profile().acts, `${when} ${call}`).toEqual([]);
        expect(keys(), `${when} ${call}`).toHaveLength(1);
        expect([secretOf(named('ci'))], `${when} ${call}: it is ours`).toEqual([...rig.hub.keys]);
        expect(itemsOfKeys(), `${when} ${call}: nothing is left over`).toHaveLength(1);
      }
    }
    // Writing down, making, keeping, proving, switching, revoking, tidying: before and after each.
    expect(cuts).toBeGreaterThanOrEqual(20);
  });
});

describe('a key that grows old', () => {
  it('is reminded of once', async () => {
    await create('ci');
    await rig.core.handle.changeSettings({ remindKeyAge: 30 });
    await rig.restart();
    await rig.clock.advance(29 * day);
    const notified = () => rig.notifier.shown.filter(({ title }) => title.includes('“ci”'));
    expect(notified()).toEqual([]);
    await rig.clock.advance(2 * day);
    expect(notified()).toMatchObject([{ title: '“ci” is 30 days old' }]);
    notified()[0]?.onClick();
    expect(rig.core.view().screen).toMatchObject({ name: 'keys', profile: rig.id });
    await rig.restart();
    await rig.clock.advance(40 * day);
    expect(notified()).toHaveLength(1);
  });
});

describe('a key that ends', () => {
  const day30 = () => new Date(rig.clock.now() + 30 * day).toISOString();
  const page = async () =>
    wholeAnswer(
      await rig.core.handle.keyPage({ profile: rig.id, query: null }),
      rig.core.handle.restOfAnswer,
    );
  const shown = () => rig.notifier.shown.filter(({ title }) => title.includes('“ci” expires'));

  it('is known by the Hub’s list, and reminded of once, a week before', async () => {
    await create('ci');
    await rig.core.handle.changeSettings({ remindKeyAge: 0 });
    for (const key of rig.hub.listed) key.expiry_date = day30();
    await page();
    expect(named('ci').expiry).toEqual({ at: rig.clock.now() + 30 * day, remindedAt: null });
    await rig.restart();
    await rig.clock.advance(22 * day);
    expect(shown()).toEqual([]);
    await rig.clock.advance(2 * day);
    expect(shown()).toHaveLength(1);
    await page();
    await rig.restart();
    await rig.clock.advance(7 * day);
    expect(shown()).toHaveLength(1);
  });

  it('is reminded of again where the Hub has put its end off', async () => {
    await create('ci');
    await rig.restart();
    for (const key of rig.hub.listed) key.expiry_date = day30();
    await page();
    await rig.clock.advance(24 * day);
    expect(shown()).toHaveLength(1);
    await rig.signIn();
    for (const key of rig.hub.listed) key.expiry_date = day30();
    await page();
    await rig.clock.advance(24 * day);
    expect(shown()).toHaveLength(2);
    await rig.signIn();
    for (const key of rig.hub.listed) delete key.expiry_date;
    await page();
    expect(named('ci').expiry).toBeNull();
  });
});

it('exports what is known of the keys, and no secret', async () => {
  await create('ci');
  expect(await rig.core.handle.exportKeys({ profile: rig.id, only: null })).toEqual({
    ok: true,
    value: 'saved',
  });
  const [file] = rig.files.saved;
  expect(file?.name).toBe('hubkey-client-keys-hub.example.csv');
  expect(file?.content).toContain('hub.example,https://hub.example,pixit,ci,');
  expect(file?.content).not.toContain('.secret');
});

it('exports the chosen keys alone, those of the Hub’s list too', async () => {
  await create('ci');
  await create('other');
  rig.hub.listed.push({ id: 99, name: 'elsewhere' });
  const only = { keys: [named('other').id], hubIds: [99] };
  await rig.core.handle.exportKeys({ profile: rig.id, only });
  const content = rig.files.saved[0]?.content.toString() ?? '';
  expect(content).toContain(',other,');
  expect(content).toContain(',elsewhere,99,not on this computer,');
  expect(content).not.toContain(',ci,');
});
