import { beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../domain/result.ts';
import { ForgottenSecret } from '../../domain/secret.ts';
import { CoreRig, day, hour, minute } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';

let rig: CoreRig;
beforeEach(() => {
  rig = new CoreRig();
});

const copied = async () => {
  const answer = await rig.core.handle.copy(rig.request());
  return answer.ok ? rig.clipboard.text : answer.problem.kind;
};

describe('waiting for a session that is being restored', () => {
  /** Whether the wait is over. */
  function waiting(waitMs: number, signal: AbortSignal) {
    const seen = { isOver: false };
    void rig.core.sessions.settled(rig.id, waitMs, signal).then(() => (seen.isOver = true));
    return seen;
  }
  let release: () => void;
  beforeEach(async () => {
    await rig.signIn();
    rig.clock.sleep(2 * hour);
    release = rig.hub.hold();
    await rig.restart();
    expect(rig.session.state).toBe('signing-in');
  });

  it('ends with the restoring', async () => {
    const seen = waiting(minute, new AbortController().signal);
    await settled();
    expect(seen.isOver).toBe(false);
    release();
    await settled();
    expect(seen.isOver).toBe(true);
    expect(rig.session.state).toBe('active');
  });

  it('ends with the time that a caller waits, and with the caller', async () => {
    const caller = new AbortController();
    const [short, long] = [waiting(1_000, caller.signal), waiting(minute, caller.signal)];
    await rig.clock.advance(1_000);
    expect([short.isOver, long.isOver]).toEqual([true, false]);
    caller.abort();
    await settled();
    expect(long.isOver).toBe(true);
    expect(rig.session.state).toBe('signing-in');
  });
});

describe('a caller that waits for a sign-in', () => {
  const asked = () =>
    rig.notifier.shown.filter(({ title }) => title.startsWith('A program is waiting')).length;
  const ask = (waitMs: number) =>
    rig.core.forward({
      profile: rig.id,
      credential: { kind: 'session' },
      caller: { door: 'tcp', remotePort: 1, localPort: 2 },
      waitMs,
      request: {
        method: 'GET',
        path: '/api/jobs/',
        headers: [],
        body: null,
        signal: new AbortController().signal,
      },
    });
  const askInVain = async () => {
    const answer = ask(1_000);
    await settled();
    await rig.clock.advance(1_000);
    expect((await answer).ok).toBe(false);
  };

  it('raises the window once a minute where nobody signs in, and again after a person did', async () => {
    await rig.signIn();
    await rig.core.handle.signOut(rig.id);
    for (let turn = 0; turn < 5; turn += 1) await askInVain();
    expect(asked()).toBe(1);
    await rig.clock.advance(minute);
    await askInVain();
    expect(asked()).toBe(2);
    const answer = ask(minute);
    await settled();
    await rig.signIn();
    expect((await answer).ok).toBe(true);
    await rig.core.handle.signOut(rig.id);
    await askInVain();
    expect(asked()).toBe(3);
  });
});

describe('staying signed in', () => {
  it('refreshes a minute before the end, unseen', async () => {
    await rig.signIn();
    await rig.clock.advance(59 * minute - 1);
    expect(rig.hub.count('refresh')).toBe(0);
    await rig.clock.advance(2);
    expect(rig.hub.count('refresh')).toBe(1);
    expect(rig.session.state).toBe('active');
    expect(await copied()).toBe('Authorization: Bearer access-3');
  });

  it('causes one refresh, however many callers meet an ended token', async () => {
    await rig.signIn();
    rig.clock.sleep(2 * hour);
    const answers = await Promise.all(
      Array.from({ length: 500 }, () => rig.core.handle.copy(rig.request())),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(rig.hub.count('refresh')).toBe(1);
  });

  it('stores a rotated refresh token before anything uses what came with it', async () => {
    rig.hub.rotates = true;
    await rig.signIn();
    rig.secrets.calls.length = 0;
    let seenAtWrite = '';
    const write = rig.secrets.write.bind(rig.secrets);
    rig.secrets.write = (account, secret) => {
      if (account.endsWith('/refresh')) seenAtWrite = rig.session.state;
      return write(account, secret);
    };
    await rig.core.handle.refresh(rig.id);
    await settled();
    expect(seenAtWrite).toBe('refreshing');
    expect(rig.secrets.calls[0]).toBe(`write ${rig.id}/refresh`);
    await rig.core.handle.refresh(rig.id);
    expect(rig.hub.refreshed).toEqual(['refresh-2', 'refresh-4']);
  });

  it.each(['refresh', 'signIn'] as const)(
    'goes on where the secret of a %s was gone before it could be sent',
    async (call) => {
      await rig.signIn({ keep: true });
      if (call === 'signIn') rig.clock.sleep(25 * hour);
      const send = rig.hub[call].bind(rig.hub);
      rig.hub[call] = () => {
        Object.assign(rig.hub, { [call]: send });
        return Promise.reject(new ForgottenSecret());
      };
      await rig.core.handle.refresh(rig.id);
      expect(rig.session.state).toBe('active');
      expect(rig.hub.count(call)).toBe(call === 'signIn' ? 1 : 0);
      await rig.clock.advance(minute);
      expect(rig.hub.count(call)).toBe(call === 'signIn' ? 2 : 1);
      expect(rig.session).toMatchObject({ state: 'active' });
    },
  );

  it('starts a new day with a rotated token', async () => {
    rig.hub.rotates = true;
    await rig.signIn();
    await rig.clock.advance(3 * day);
    expect(rig.session.state).toBe('active');
  });

  it('refreshes on waking up when that fell due while asleep', async () => {
    await rig.signIn();
    rig.clock.sleep(5 * hour);
    rig.wakeups.wake();
    await settled();
    expect(rig.hub.count('refresh')).toBe(1);
    expect(rig.session.state).toBe('active');
  });

  it('asks for nothing where a sign-out forgets the refresh token before it could be sent', async () => {
    await rig.signIn();
    const refresh = rig.hub.refresh.bind(rig.hub);
    rig.hub.refresh = async (target, token) => {
      await rig.core.handle.signOut(rig.id);
      token.reveal();
      return refresh(target, token);
    };
    await rig.core.handle.refresh(rig.id);
    expect(rig.hub.count('refresh')).toBe(0);
    expect(rig.session.state).toBe('signed-out');
  });

  it('does not ask a Hub without pause whose tokens are born ended', async () => {
    rig.hub.accessMs = 0;
    await rig.signIn();
    await rig.clock.advance(10_000);
    expect(rig.hub.count('refresh')).toBeLessThanOrEqual(10);
  });

  it('leaves no timer and no listener behind', async () => {
    await rig.signIn();
    await copied();
    await rig.core.quit();
    expect(rig.clock.pending).toBe(0);
    expect(rig.wakeups.listening).toBe(0);
  });

  it('has one timer, whatever is planned', async () => {
    await rig.signIn();
    await rig.signIn({ user: 'other' });
    await copied();
    expect(rig.clock.pending).toBe(1);
  });
});

describe('a clock that is set back', () => {
  it('makes nothing that is over look fresh', async () => {
    await rig.signIn();
    await rig.clock.advance(30 * minute);
    rig.clock.setBack(3 * hour);
    expect(rig.session).toMatchObject({ accessUntil: rig.clock.now() + 30 * minute });
    await rig.clock.advance(29 * minute + 1);
    expect(rig.hub.count('refresh')).toBe(1);
  });

  it('while Hubkey was off has the token renewed at the start', async () => {
    await rig.signIn();
    rig.core.dispose();
    rig.clock.setBack(3 * hour);
    await rig.restart();
    expect(rig.hub.count('refresh')).toBe(1);
    expect(rig.session).toMatchObject({ state: 'active', refreshUntil: rig.clock.now() + day });
  });
});

describe('an unreachable Hub', () => {
  it('ends no session: what is held stays usable, and the next try comes by itself', async () => {
    await rig.signIn();
    rig.hub.problem = { kind: 'unreachable', reason: 'refused' };
    await rig.clock.advance(59 * minute);
    expect(rig.session).toMatchObject({ state: 'unreachable', problem: { reason: 'refused' } });
    expect(await copied()).toBe('Authorization: Bearer access-1');
    rig.hub.problem = null;
    await rig.clock.advance(5_000);
    expect(rig.session.state).toBe('active');
  });

  it('is asked less and less often', async () => {
    await rig.signIn();
    rig.hub.problem = { kind: 'server-error', status: 502, title: null };
    await rig.clock.advance(2 * hour);
    const asked = rig.hub.count('refresh');
    expect(asked).toBeGreaterThan(8);
    expect(asked).toBeLessThan(30);
    expect(rig.session.state).toBe('unreachable');
    expect(await copied()).toBe('hub-unreachable');
  });

  it.each([
    { kind: 'not-permitted' },
    { kind: 'not-found' },
    { kind: 'unreadable', why: 'not-json' },
    { kind: 'redirect', location: 'https://other.example' },
    { kind: 'not-a-hub', status: 200, title: 'Welcome' },
    { kind: 'certificate', fault: 'changed', certificate: null },
  ] as const)('is not a no: $kind', async (problem) => {
    await rig.signIn();
    rig.hub.problem = problem;
    await rig.core.handle.refresh(rig.id);
    expect(rig.session.state).toBe('unreachable');
    rig.hub.problem = null;
    await rig.core.handle.refresh(rig.id);
    expect(rig.session.state).toBe('active');
  });

  it('that asks to wait is not asked before, unless a person does', async () => {
    await rig.signIn();
    rig.hub.failures.push({ kind: 'throttled', retryAfterMs: 10 * minute });
    await rig.clock.advance(59 * minute);
    rig.clock.sleep(2 * minute);
    await copied();
    rig.wakeups.wake();
    await rig.clock.advance(7 * minute);
    expect(rig.hub.count('refresh')).toBe(1);
    await rig.core.handle.refresh(rig.id);
    expect(rig.hub.count('refresh')).toBe(2);
    expect(rig.session.state).toBe('active');
  });

  it('that asks to wait for an hour locks nobody out: a person may ask again after a minute', async () => {
    await rig.signIn();
    const wait = { kind: 'throttled', retryAfterMs: 60 * minute } as const;
    rig.hub.failures.push(wait, wait);
    await rig.core.handle.refresh(rig.id);
    await rig.core.handle.refresh(rig.id);
    await rig.clock.advance(minute - 1);
    await rig.core.handle.refresh(rig.id);
    expect(rig.hub.count('refresh')).toBe(1);
    await rig.clock.advance(1);
    await rig.core.handle.refresh(rig.id);
    await rig.core.handle.refresh(rig.id);
    expect(rig.hub.count('refresh')).toBe(2);
    expect(rig.session).toMatchObject({ nextTry: rig.clock.now() + 60 * minute });
    await rig.clock.advance(minute);
    await rig.core.handle.refresh(rig.id);
    expect(rig.session.state).toBe('active');
  });

  it('is tried at once on waking up', async () => {
    await rig.signIn();
    rig.hub.failures.push({ kind: 'no-network' });
    await rig.core.handle.refresh(rig.id);
    rig.wakeups.wake();
    await settled();
    expect(rig.session.state).toBe('active');
  });
});

describe('the end of a session', () => {
  it('comes with a definite no, at once', async () => {
    await rig.signIn();
    rig.hub.failures.push({ kind: 'rejected', status: 401, why: 'token' });
    await rig.core.handle.refresh(rig.id);
    expect(rig.session).toMatchObject({ state: 'expired', why: 'refused' });
    expect([...rig.secrets.items.keys()]).toEqual([]);
  });

  it('comes when the refresh token and the access it gave are over', async () => {
    await rig.signIn();
    await rig.clock.advance(day + 30 * minute);
    expect(rig.session.state).toBe('active');
    await rig.clock.advance(hour);
    expect(rig.session).toMatchObject({ state: 'expired', why: 'ended' });
  });

  it('is bridged by the kept password, unattended', async () => {
    await rig.signIn({ keep: true });
    await rig.clock.advance(3 * day);
    expect(rig.session.state).toBe('active');
    expect(rig.hub.count('signIn')).toBeGreaterThanOrEqual(3);
    expect(rig.notifier.shown).toEqual([]);
  });

  it('drops a rejected password at once and never tries it again', async () => {
    await rig.signIn({ keep: true });
    rig.hub.password = 'changed';
    rig.hub.failures.push({ kind: 'rejected', status: 401, why: 'token' });
    await rig.core.handle.refresh(rig.id);
    expect(rig.session).toMatchObject({ state: 'expired', why: 'password' });
    expect(rig.secrets.items.has(`${rig.id}/password`)).toBe(false);
    expect(rig.core.view().profiles[0]?.keepSignedIn).toBe(false);
    await rig.clock.advance(3 * day);
    await rig.restart();
    expect(rig.hub.count('signIn')).toBe(2);
  });

  it.each([
    { kind: 'throttled', retryAfterMs: 1_000 },
    { kind: 'blocked', status: 403, title: 'Locked out' },
    { kind: 'rejected', status: 401, why: 'other' },
    { kind: 'invalid', fields: {} },
  ] as const)('tries the saved password once, and keeps it where it met %o', async (problem) => {
    await rig.signIn({ keep: true });
    rig.hub.failures.push({ kind: 'rejected', status: 401, why: 'token' }, problem);
    await rig.core.handle.refresh(rig.id);
    expect(rig.session).toMatchObject({ state: 'expired', why: 'not-again' });
    expect(rig.secrets.items.has(`${rig.id}/password`)).toBe(true);
    await rig.clock.advance(3 * day);
    await rig.restart();
    await copied();
    expect(rig.hub.count('signIn')).toBe(2);
    await rig.signIn({ keep: true });
    await rig.clock.advance(3 * day);
    expect(rig.session.state).toBe('active');
  });

  it('comes by nothing that something in front of the Hub says', async () => {
    await rig.signIn({ keep: true });
    rig.hub.problem = { kind: 'blocked', status: 401, title: '401 Authorization Required' };
    await rig.core.handle.refresh(rig.id);
    expect(rig.session.state).toBe('blocked');
    expect(rig.hub.count('signIn')).toBe(1);
    expect(rig.secrets.items.size).toBe(3);
    rig.hub.problem = null;
    await rig.clock.advance(minute);
    expect(rig.session.state).toBe('active');
  });

  it('undoes nothing that a person changed while the saved password was tried', async () => {
    await rig.signIn({ keep: true });
    rig.hub.password = 'changed';
    rig.hub.failures.push({ kind: 'rejected', status: 401, why: 'token' });
    const open = rig.hub.hold();
    const refreshing = rig.core.handle.refresh(rig.id);
    await settled();
    rig.core.profiles.rename(rig.id, 'production');
    open();
    await refreshing;
    expect(rig.core.view().profiles[0]).toMatchObject({ name: 'production', keepSignedIn: false });
  });

  it('keeps the kept password while the Hub can’t say', async () => {
    await rig.signIn({ keep: true });
    rig.clock.sleep(2 * day);
    rig.hub.problem = { kind: 'unreachable', reason: 'timeout' };
    expect(await copied()).toBe('hub-unreachable');
    rig.hub.problem = null;
    await rig.clock.advance(minute);
    expect(rig.session.state).toBe('active');
  });
});

describe('after a restart', () => {
  it('is alive without the password', async () => {
    await rig.signIn();
    await rig.restart();
    expect(rig.session.state).toBe('active');
    expect(rig.hub.count('signIn')).toBe(1);
    expect(await copied()).toBe('Authorization: Bearer access-1');
    expect(rig.hub.count('refresh')).toBe(0);
  });

  it('reads one item of the keychain to come back, and another for the first request', async () => {
    await rig.signIn({ keep: true });
    rig.secrets.calls.length = 0;
    await rig.restart();
    const read = rig.secrets.calls.filter((call) => call.startsWith('read '));
    // Health is read at once; the password is not needed.
    expect(read).toEqual([`read ${rig.id}/refresh`, `read ${rig.id}/access`]);
  });

  it('refreshes first where the access token has ended', async () => {
    await rig.signIn();
    rig.clock.sleep(4 * hour);
    await rig.restart();
    expect(await copied()).toBe('Authorization: Bearer access-3');
  });

  it('says so where the refresh token has ended', async () => {
    await rig.signIn();
    rig.clock.sleep(2 * day);
    await rig.restart();
    expect(rig.session).toMatchObject({ state: 'expired', why: 'ended' });
  });

  it('with a locked keychain loses nothing, and comes back after unlocking', async () => {
    await rig.signIn();
    rig.secrets.problem = 'locked';
    await rig.restart();
    expect(rig.session.state).toBe('waiting-for-keychain');
    expect(rig.core.view().keychain).toBe('locked');
    rig.secrets.problem = null;
    await rig.core.handle.retryKeychain(null);
    expect(rig.session.state).toBe('active');
    expect(rig.core.view().keychain).toBe('working');
  });

  it('keeps what is held usable while the Hub does not answer', async () => {
    await rig.signIn();
    rig.hub.problem = { kind: 'unreachable', reason: 'refused' };
    await rig.restart();
    expect(await copied()).toBe('Authorization: Bearer access-1');
  });
});

describe('signing out', () => {
  it('forgets tokens and password, in the keychain too', async () => {
    await rig.signIn({ keep: true });
    expect(rig.secrets.items.size).toBe(3);
    await rig.core.handle.signOut(rig.id);
    expect(rig.secrets.items.size).toBe(0);
    expect(rig.session.state).toBe('signed-out');
    expect(rig.core.view().profiles[0]?.keepSignedIn).toBe(false);
    await rig.restart();
    expect(rig.session.state).toBe('signed-out');
  });

  it('is what a restart says too where a full disk did not take it', async () => {
    await rig.signIn({ keep: true });
    rig.profiles.problem = 'full';
    await rig.core.handle.signOut(rig.id);
    await rig.restart();
    expect(rig.session).toEqual({ state: 'signed-out' });
    expect(rig.core.view().profiles[0]?.keepSignedIn).toBe(false);
    rig.profiles.problem = null;
    await rig.core.saver.retry();
    expect(rig.profiles.saved.profiles[0]?.keepSignedIn).toBe(false);
  });

  it('is not said of a profile whose saved password can’t be read yet', async () => {
    await rig.signIn({ keep: true });
    rig.secrets.items.delete(`${rig.id}/refresh`);
    const read = rig.secrets.read.bind(rig.secrets);
    rig.secrets.read = (account) =>
      account.endsWith('/password') ? Promise.resolve(fail('locked')) : read(account);
    await rig.restart();
    expect(rig.session).toMatchObject({ state: 'expired', why: 'ended' });
    expect(rig.core.view().profiles[0]?.keepSignedIn).toBe(true);
  });

  it('drops an answer that comes after it', async () => {
    await rig.signIn();
    const answer = rig.hub.hold();
    const refreshing = rig.core.handle.refresh(rig.id);
    await rig.core.handle.signOut(rig.id);
    answer();
    await refreshing;
    await settled();
    expect(rig.session.state).toBe('signed-out');
    expect(rig.secrets.items.size).toBe(0);
  });

  it('during a sign-in drops what the Hub answers', async () => {
    await rig.signIn();
    const answer = rig.hub.hold();
    const signingIn = rig.signIn({ keep: true });
    await rig.core.handle.signOut(rig.id);
    answer();
    await signingIn;
    expect(rig.session.state).toBe('signed-out');
    expect(rig.secrets.items.size).toBe(0);
  });
});

it('works in memory, visibly, where the keychain fails', async () => {
  rig.secrets.problem = 'absent';
  await rig.signIn();
  expect(rig.core.view().keychain).toBe('absent');
  expect(await copied()).toBe('Authorization: Bearer access-1');
  rig.secrets.problem = null;
  await rig.core.handle.retryKeychain(null);
  expect(rig.core.view().keychain).toBe('working');
  expect([...rig.secrets.items.keys()].sort()).toEqual([`${rig.id}/access`, `${rig.id}/refresh`]);
});

it('removes later what a failing keychain could not remove', async () => {
  await rig.signIn();
  rig.secrets.problem = 'locked';
  await rig.core.handle.signOut(rig.id);
  expect(rig.secrets.items.size).toBe(2);
  rig.secrets.problem = null;
  await rig.core.handle.retryKeychain(null);
  expect(rig.secrets.items.size).toBe(0);
});

it('holds no secret in what any surface sees', async () => {
  await rig.signIn({ keep: true });
  await rig.saveKey('nightly', 'abcd.efgh');
  await copied();
  const seen = JSON.stringify([rig.core.view(), rig.profiles.saved, rig.notifier.shown]);
  for (const secret of ['access-1', 'refresh-2', 'right', 'abcd.efgh']) {
    expect(seen).not.toContain(`"${secret}`);
    expect(seen).not.toContain(`${secret}"`);
  }
});
