import { beforeEach, describe, expect, it } from 'vitest';
import type { CallerConnection } from '../domain/caller.ts';
import { CoreRig, minute } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

const caller: CallerConnection = { door: 'tcp', remotePort: 1, localPort: 2 };
const refresh = () => rig.core.callerActs.refresh(rig.id, caller);
const refreshes = () => rig.hub.count('refresh');
async function acts(): Promise<string[]> {
  const { entries } = await rig.core.activity.page('');
  return entries.flatMap(({ activity }) => ('what' in activity ? [activity.what] : []));
}

describe('a program that refreshes', () => {
  it('costs the Hub no request while the token is new', async () => {
    expect(await refresh()).toEqual({ ok: true, value: false });
    await rig.clock.advance(10_000);
    for (let calls = 0; calls < 20; calls += 1) await refresh();
    expect(refreshes()).toBe(1);
    expect(await acts()).toEqual(['refresh']);
  });

  it('waits as long as the Hub asked for, however often it calls', async () => {
    await rig.clock.advance(minute);
    rig.hub.problem = { kind: 'throttled', retryAfterMs: 10 * minute };
    expect(await refresh()).toEqual({ ok: true, value: true });
    await rig.clock.advance(5 * minute);
    expect(await refresh()).toEqual({ ok: true, value: false });
    expect(refreshes()).toBe(1);
  });

  it('costs the Hub no request where it has gone before', async () => {
    await rig.clock.advance(minute);
    const gone = AbortSignal.abort();
    expect(await rig.core.callerActs.refresh(rig.id, caller, gone)).toEqual({
      ok: true,
      value: false,
    });
    expect(refreshes()).toBe(0);
    expect(await acts()).toEqual([]);
  });

  it('has gone meanwhile: what the Hub answers is kept', async () => {
    await rig.clock.advance(minute);
    const gone = new AbortController();
    const refreshed = rig.core.callerActs.refresh(rig.id, caller, gone.signal);
    while (refreshes() === 0) await Promise.resolve();
    gone.abort();
    expect(await refreshed).toEqual({ ok: true, value: true });
    expect(await acts()).toEqual(['refresh']);
  });

  it('wakes no disabled account', async () => {
    await rig.clock.advance(minute);
    rig.core.sessions.accountDisabled(rig.id);
    for (let calls = 0; calls < 20; calls += 1) await refresh();
    await rig.clock.advance(2 * minute);
    expect(await refresh()).toEqual({ ok: true, value: false });
    expect(refreshes()).toBe(0);
    expect(rig.session.state).toBe('disabled');
  });
});

describe('while the program is inspected', () => {
  /** Lets the test act between a program's request and what is done for it. */
  function inspectedLate(): () => void {
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const inspect = rig.callers.inspect.bind(rig.callers);
    rig.callers.inspect = async (connection) => {
      await gate;
      return inspect(connection);
    };
    return go;
  }

  it('a lock stops it, and nothing is recorded', async () => {
    await rig.clock.advance(minute);
    const go = inspectedLate();
    const { callerActs } = rig.core;
    const asked = [
      callerActs.signOut(rig.id, caller),
      callerActs.refresh(rig.id, caller),
      callerActs.choose(rig.id, caller),
    ];
    await settled();
    rig.core.lock.lock('person');
    go();
    for (const answer of await Promise.all(asked)) {
      expect(answer).toMatchObject({ ok: false, problem: { kind: 'locked' } });
    }
    expect(rig.session.state).toBe('active');
    expect(refreshes()).toBe(0);
    expect(await acts()).toEqual([]);
  });

  it('a profile can be removed, which ends the request', async () => {
    const go = inspectedLate();
    const { id } = rig;
    const asked = rig.core.callerActs.choose(id, caller);
    await rig.core.handle.removeProfile(id);
    go();
    expect(await asked).toMatchObject({ ok: false, problem: { kind: 'no-profile' } });
    expect(await acts()).toEqual([]);
  });
});

it('records an act once it is done', async () => {
  const signingOut = rig.core.callerActs.signOut(rig.id, caller);
  expect(await acts()).toEqual([]);
  expect(await signingOut).toMatchObject({ ok: true });
  expect(await acts()).toEqual(['sign-out']);
});
