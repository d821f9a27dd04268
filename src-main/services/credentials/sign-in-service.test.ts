import { beforeEach, expect, it } from 'vitest';
import { CoreRig } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';

let rig: CoreRig;
beforeEach(() => {
  rig = new CoreRig();
});

it('adds a profile named after the Hub’s host and signs it in', async () => {
  const answer = await rig.signIn({ address: 'hub.example:8000/api/docs/' });
  expect(answer.ok).toBe(true);
  expect(rig.core.view().profiles[0]).toMatchObject({
    name: 'hub.example-8000',
    hub: 'https://hub.example:8000',
    user: 'pixit',
    session: { state: 'active' },
  });
});

it('takes the same Hub and user for the same profile, and another user for another', async () => {
  await rig.signIn();
  await rig.signIn();
  await rig.signIn({ user: 'other' });
  expect(rig.core.view().profiles.map(({ name }) => name)).toEqual([
    'hub.example',
    'hub.example-2',
  ]);
});

it('makes one profile of three sign-ins at once', async () => {
  await Promise.all([rig.signIn(), rig.signIn(), rig.signIn()]);
  expect(rig.core.view().profiles).toMatchObject([{ user: 'pixit', session: { state: 'active' } }]);
});

it('makes one profile of keys that are pasted at once, and one key of each name', async () => {
  const answers = await Promise.all([
    rig.saveKey('one', 'a.1'),
    rig.saveKey('two', 'a.2'),
    rig.saveKey('One', 'a.3'),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, false]);
  expect(answers[2]).toMatchObject({ problem: { kind: 'key-name', why: 'taken' } });
  expect(rig.core.view().profiles).toMatchObject([{ keys: [{ name: 'one' }, { name: 'two' }] }]);
  expect(rig.secrets.items.size).toBe(2);
});

it('says of a pasted key that the keychain did not take that it is in memory alone', async () => {
  rig.secrets.problem = 'full';
  await rig.saveKey();
  expect(rig.core.view().profiles).toMatchObject([{ keys: [{ name: 'nightly', saved: false }] }]);
});

it('calls a pasted key saved only once the keychain has it', async () => {
  const write = rig.secrets.holdWrites();
  const saving = rig.saveKey();
  await settled();
  expect(rig.core.view().profiles).toMatchObject([{ keys: [{ name: 'nightly', saved: false }] }]);
  write();
  expect((await saving).ok).toBe(true);
  expect(rig.core.view().profiles).toMatchObject([{ keys: [{ name: 'nightly', saved: true }] }]);
});

it('keeps nothing of a sign-in that the Hub refused', async () => {
  const answer = await rig.signIn({ password: 'wrong', keep: true });
  expect(answer).toEqual({ ok: false, problem: { kind: 'wrong-credentials' } });
  expect(rig.core.view().profiles).toEqual([]);
  expect(rig.secrets.items.size).toBe(0);
});

it.each([
  [{ address: '' }, { kind: 'address', problem: { kind: 'empty' } }],
  [{ user: '  ' }, { kind: 'empty', field: 'user' }],
  [{ password: '' }, { kind: 'empty', field: 'password' }],
])('asks for what is missing before anything leaves: %o', async (form, problem) => {
  expect(await rig.signIn(form)).toEqual({ ok: false, problem });
  expect(rig.hub.calls).toEqual([]);
});

it('hands on what came instead of an answer', async () => {
  rig.hub.problem = { kind: 'unreachable', reason: 'refused' };
  expect(await rig.signIn()).toMatchObject({
    problem: { kind: 'hub', hub: 'https://hub.example' },
  });
});

const asked = () => rig.hub.targets.map(({ hub }) => hub);

it.each([
  ['https://hub.example/some/page#jobs', 'https://hub.example', 3],
  ['https://hub.example/hub/login?next=/', 'https://hub.example/hub', 2],
  ['https://hub.example/hub', 'https://hub.example/hub', 1],
  ['https://hub.example/hub/api/docs/', 'https://hub.example/hub', 1],
])('finds the Hub of %s at %s', async (address, base, calls) => {
  rig.hub.base = base;
  expect(await rig.signIn({ address })).toMatchObject({ ok: true });
  expect(rig.core.view().profiles).toMatchObject([{ hub: base, session: { state: 'active' } }]);
  expect(rig.hub.count('signIn')).toBe(calls);
  // Next time it is known where the Hub is.
  await rig.signIn({ address });
  expect(asked().at(-1)).toBe(base);
  expect(rig.hub.count('signIn')).toBe(calls + 1);
  rig.hub.keys.add('abc.def');
  const key = { address, name: 'ci', key: 'abc.def', trust: null };
  expect(await rig.core.handle.saveKey(key)).toMatchObject({ ok: true });
  expect(await rig.core.handle.saveKey(key)).toMatchObject({
    problem: { kind: 'key-name', why: 'taken' },
  });
  expect(rig.core.view().profiles).toHaveLength(1);
});

it('says of a page that no Hub is behind what came first, and asks no further than an answer of one', async () => {
  const address = 'https://hub.example/a/b';
  rig.hub.base = 'https://elsewhere.example';
  const problem = { kind: 'hub', hub: address, problem: { kind: 'not-a-hub' } };
  expect(await rig.signIn({ address })).toMatchObject({ problem });
  expect(rig.hub.count('signIn')).toBe(3);
  rig.hub.base = 'https://hub.example/a';
  expect(await rig.signIn({ address, password: 'wrong' })).toMatchObject({
    problem: { kind: 'wrong-credentials' },
  });
  expect(rig.hub.count('signIn')).toBe(5);
  rig.hub.problem = { kind: 'unreachable', reason: 'timeout' };
  rig.hub.base = null;
  await rig.signIn({ address });
  expect(rig.hub.count('signIn')).toBe(6);
});

it('pins a trusted certificate for that Hub alone', async () => {
  const trust = Array.from({ length: 32 }, () => 'AB').join(':');
  const form = { address: 'hub.example', user: 'pixit', password: 'right', keep: false, trust };
  await rig.core.handle.signIn(form);
  await rig.signIn({ address: 'other.example' });
  expect(rig.hub.targets).toMatchObject([
    { hub: 'https://hub.example', pin: trust },
    { hub: 'https://other.example', pin: null },
  ]);
  await rig.core.handle.forgetPin(rig.id);
  expect(rig.core.view().profiles[0]?.pin).toBeNull();
});

it('keeps the password only when asked to, and drops it when no longer', async () => {
  await rig.signIn({ keep: true });
  expect(rig.secrets.items.has(`${rig.id}/password`)).toBe(true);
  await rig.signIn({ keep: false });
  expect(rig.secrets.items.has(`${rig.id}/password`)).toBe(false);
});

it('keeps a pasted key once the Hub has taken it', async () => {
  const answer = await rig.saveKey('nightly', 'abcd.efgh');
  expect(answer.ok).toBe(true);
  expect(rig.core.view().profiles[0]).toMatchObject({
    user: null,
    keys: [{ name: 'nightly', hubId: null }],
  });
  await rig.restart();
  const copy = await rig.core.handle.copy(
    rig.request({ credential: { kind: 'client-key', name: 'NIGHTLY' } }),
  );
  expect(copy.ok).toBe(true);
  expect(rig.clipboard.text).toBe('Authorization: Api-Key abcd.efgh');
});

it('does not keep a key that the Hub refuses, or that can be none', async () => {
  const form = { address: 'hub.example', name: 'x', key: 'unknown.key', trust: null };
  expect(await rig.core.handle.saveKey(form)).toMatchObject({
    problem: { kind: 'key-rejected' },
  });
  expect(await rig.core.handle.saveKey({ ...form, key: 'two words' })).toMatchObject({
    problem: { kind: 'key-shape' },
  });
  expect(await rig.core.handle.saveKey({ ...form, name: ' ' })).toMatchObject({
    problem: { kind: 'empty', field: 'name' },
  });
  expect(rig.secrets.items.size).toBe(0);
});

it('adds a key to the profile of its Hub, under a name of its own', async () => {
  await rig.signIn();
  await rig.saveKey('nightly', 'one.key');
  expect(await rig.saveKey('Nightly', 'two.key')).toMatchObject({
    problem: { kind: 'key-name', why: 'taken' },
  });
  expect(rig.core.view().profiles).toHaveLength(1);
  expect(rig.core.view().profiles[0]?.session.state).toBe('active');
});

it('makes one profile, however often one signs in at the same time', async () => {
  await Promise.all([rig.signIn(), rig.signIn(), rig.signIn()]);
  expect(rig.core.view().profiles).toHaveLength(1);
  expect(rig.session.state).toBe('active');
});

it('takes a key whose owner may do nothing yet, and one of a Hub without jobs as not checked', async () => {
  rig.hub.failures.push({ kind: 'not-permitted' });
  expect((await rig.saveKey('one', 'a.1')).ok).toBe(true);
  rig.hub.failures.push({ kind: 'not-found' });
  expect((await rig.saveKey('two', 'a.2')).ok).toBe(true);
  const checked = rig.core.view().profiles[0]?.keys.map(({ provedAt }) => provedAt);
  expect(checked).toEqual([rig.clock.now(), null]);
});

it('does not take a key where something in front of the Hub answered', async () => {
  rig.hub.failures.push({ kind: 'blocked', status: 401, title: null });
  expect(await rig.saveKey()).toMatchObject({ problem: { kind: 'hub' } });
  expect(rig.core.view().profiles).toEqual([]);
});
