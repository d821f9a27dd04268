import { beforeEach, describe, expect, it } from 'vitest';
import type { HubProblem } from '../../domain/hub-problem.ts';
import { fail, ok } from '../../domain/result.ts';
import { sessionRef, type Credential, type CredentialRef } from '../../domain/credential.ts';
import { ForgottenSecret } from '../../domain/secret.ts';
import { CoreRig, hour, minute } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';
import type { HubCall } from './desk.ts';

let rig: CoreRig;
/** What the Hub answers each token, by its text; the others are taken. */
let refusals: Map<string, HubProblem>;
let sent: string[];
beforeEach(async () => {
  rig = new CoreRig();
  refusals = new Map();
  sent = [];
  await rig.signIn();
});

const token: HubProblem = { kind: 'rejected', status: 401, why: 'token' };
const disabled: HubProblem = { kind: 'rejected', status: 401, why: 'account' };
const call = (change: Partial<HubCall<string>> = {}): HubCall<string> => ({
  path: '/api/health/',
  purpose: 'own',
  run: (_target, credential: Credential) => {
    const text = credential.secret.reveal();
    sent.push(text);
    const problem = refusals.get(text) ?? refusals.get('*');
    return Promise.resolve(problem ? fail(problem) : ok('done'));
  },
  ...change,
});
const use = (ref: CredentialRef = sessionRef, change: Partial<HubCall<string>> = {}) =>
  rig.core.desk.use(rig.id, ref, call(change));
const key = (): CredentialRef => ({ kind: 'client-key', name: 'ci' });
const keyFacts = () => rig.core.view().profiles[0]?.keys[0];

it('sends nothing once whoever asked has gone', async () => {
  const before = rig.hub.count('prove');
  const caller = new AbortController();
  const patience = { waitMs: 0, signal: caller.signal };
  const checked = rig.core.desk.check(rig.id, sessionRef, patience);
  const used = rig.core.desk.use(rig.id, sessionRef, call(), patience);
  caller.abort();
  expect(await checked).toMatchObject({ says: 'nothing' });
  expect(await used).toMatchObject({ ok: false });
  expect(sent).toEqual([]);
  expect(rig.hub.count('prove')).toBe(before);
});

describe('a session’s token that is refused', () => {
  it('is replaced once, and the call made again', async () => {
    refusals.set('access-1', token);
    expect(await use()).toEqual(ok('done'));
    expect(sent).toEqual(['access-1', 'access-3']);
    expect(rig.hub.count('refresh')).toBe(1);
  });

  it('is replaced once for many callers at the same time', async () => {
    refusals.set('access-1', token);
    const answers = await Promise.all(Array.from({ length: 50 }, () => use()));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(rig.hub.count('refresh')).toBe(1);
    expect(sent.filter((text) => text === 'access-3')).toHaveLength(50);
  });

  it('is not replaced where another caller did that already', async () => {
    refusals.set('access-1', token);
    await use();
    const late = use(sessionRef, {
      run: (_target, credential) => {
        sent.push(credential.secret.reveal());
        return Promise.resolve(sent.length === 3 ? fail(token) : ok('done'));
      },
    });
    await rig.core.handle.refresh(rig.id);
    expect(await late).toEqual(ok('done'));
  });

  it('costs one refresh where the next one is refused as well, and later ones come with pauses', async () => {
    refusals.set('*', token);
    expect(await use()).toMatchObject({ ok: false, problem: { kind: 'hub', problem: token } });
    for (let calls = 0; calls < 60; calls += 1) {
      await use();
      await rig.clock.advance(1_000);
    }
    // 5, 10, 20 … s apart, whatever the callers do.
    expect(rig.hub.count('refresh')).toBeLessThanOrEqual(6);
    expect(rig.session.state).not.toBe('expired');
  });

  it('is passed on where the request can’t be sent again, and replaced for the next one', async () => {
    refusals.set('access-1', token);
    expect((await use(sessionRef, { repeatable: false })).ok).toBe(false);
    await settled();
    expect(await use(sessionRef, { repeatable: false })).toEqual(ok('done'));
    expect(rig.hub.count('refresh')).toBe(1);
  });
});

describe('a credential that is forgotten before its call could read it', () => {
  it('is looked for again, and gone with the sign-out', async () => {
    const answer = await use(sessionRef, {
      run: async (_target, credential) => {
        await rig.core.handle.signOut(rig.id);
        sent.push(credential.secret.reveal());
        return ok('done');
      },
    });
    expect(answer).toEqual(fail({ kind: 'sign-in-needed' }));
    expect(sent).toEqual([]);
  });

  it('is replaced once, and the call ends where the next is gone as well', async () => {
    await rig.saveKey('ci', 'abc.def');
    let calls = 0;
    const run = () => {
      calls += 1;
      return Promise.reject(new ForgottenSecret());
    };
    expect(await use(sessionRef, { run })).toEqual(fail({ kind: 'sign-in-needed' }));
    expect(await use(key(), { run })).toMatchObject(fail({ kind: 'key-unreadable' }));
    expect(calls).toBe(4);
  });
});

describe('an account that is disabled', () => {
  it('costs one refresh and a handful of calls, however many callers there are', async () => {
    refusals.set('*', disabled);
    const answers = await Promise.all(Array.from({ length: 50 }, () => use()));
    expect(answers.every((answer) => !answer.ok)).toBe(true);
    expect(rig.hub.count('refresh')).toBe(1);
    // Each one's own call, which was under way, and one with the new token.
    expect(sent.length).toBeLessThanOrEqual(51);
    expect(rig.session.state).toBe('disabled');
    sent.length = 0;
    await Promise.all(Array.from({ length: 50 }, () => use()));
    expect(sent).toEqual([]);
    expect(await use()).toMatchObject({ problem: { kind: 'account-disabled' } });
  });

  it('is told from a refused token by the very call that shows it', async () => {
    refusals.set('*', disabled);
    expect(await use()).toEqual(fail({ kind: 'account-disabled' }));
  });

  it('is asked about once a minute by callers, and never refreshed by itself', async () => {
    refusals.set('*', disabled);
    await use();
    await rig.clock.advance(61_000);
    await use();
    expect(sent).toHaveLength(3);
    await rig.clock.advance(3 * hour);
    expect(rig.hub.count('refresh')).toBe(1);
    expect(rig.session.state).toBe('disabled');
  });

  it('is back once the Hub takes its token again', async () => {
    refusals.set('*', disabled);
    await use();
    refusals.clear();
    await rig.clock.advance(2 * minute);
    expect(await use()).toEqual(ok('done'));
    expect(rig.session.state).toBe('active');
  });

  it('is asked again when a person refreshes', async () => {
    refusals.set('*', disabled);
    await use();
    refusals.clear();
    await rig.core.handle.refresh(rig.id);
    expect(rig.session.state).toBe('active');
  });
});

describe('something in front of the Hub', () => {
  it('costs nothing: no refresh, no session, no key', async () => {
    await rig.saveKey('ci', 'abc.def');
    refusals.set('*', { kind: 'blocked', status: 401, title: '401 Authorization Required' });
    expect((await use()).ok).toBe(false);
    expect((await use(key(), { path: '/api/jobs/' })).ok).toBe(false);
    expect(rig.hub.count('refresh')).toBe(0);
    expect(rig.session.state).toBe('active');
    expect(keyFacts()?.deadAt).toBeNull();
  });
});

describe('a client key', () => {
  beforeEach(() => rig.saveKey('ci', 'abc.def'));

  it('is rejected where the Hub is documented to take keys', async () => {
    refusals.set('abc.def', { kind: 'rejected', status: 403, why: 'no-credentials' });
    await use(key(), { path: '/api/jobs/' });
    expect(keyFacts()?.deadAt).toBe(rig.clock.now());
    expect(sent).toEqual(['abc.def']);
  });

  it('is not by the same answer elsewhere', async () => {
    refusals.set('abc.def', { kind: 'rejected', status: 401, why: 'no-credentials' });
    await use(key(), { path: '/api/auth/clientkeys/' });
    expect(keyFacts()?.deadAt).toBeNull();
  });

  it('counts as checked only until a call with it fails', async () => {
    const checked = async () => {
      const taken = await rig.core.desk.take(rig.id, key(), 'own');
      return taken.ok && rig.core.desk.checkedLately(taken.value.secret);
    };
    await use(key(), { path: '/api/jobs/' });
    expect(await checked()).toBe(true);
    refusals.set('abc.def', { kind: 'unreachable', reason: 'timeout' });
    await use(key(), { path: '/api/jobs/' });
    expect(await checked()).toBe(false);
  });

  it('works again once it was taken', async () => {
    refusals.set('abc.def', { kind: 'rejected', status: 401, why: 'no-credentials' });
    await use(key(), { path: '/api/jobs/' });
    refusals.set('abc.def', { kind: 'not-permitted' });
    await use(key(), { path: '/api/jobs/' });
    expect(keyFacts()?.deadAt).toBeNull();
  });

  it('stays dead, and unchecked, whatever a view answers that takes none', async () => {
    refusals.set('abc.def', { kind: 'rejected', status: 401, why: 'no-credentials' });
    await use(key(), { path: '/api/jobs/' });
    refusals.clear();
    await rig.clock.advance(minute);
    expect(await use(key(), { path: '/api/docs/' })).toEqual(ok('done'));
    expect(keyFacts()?.deadAt).not.toBeNull();
    const taken = await rig.core.desk.take(rig.id, key(), 'own');
    expect(taken.ok && rig.core.desk.checkedLately(taken.value.secret)).toBe(false);
  });
});

it('says why it has no credential', async () => {
  const { desk } = rig.core;
  const kind = async (taken: ReturnType<typeof desk.take>) => {
    const answer = await taken;
    return answer.ok ? null : answer.problem;
  };
  expect(await kind(desk.take(rig.id, { kind: 'client-key', name: 'none' }, 'hand-out'))).toEqual({
    kind: 'no-key',
    name: 'none',
  });
  await rig.core.handle.signOut(rig.id);
  expect(await kind(desk.take(rig.id, sessionRef, 'hand-out'))).toEqual({ kind: 'sign-in-needed' });
});
