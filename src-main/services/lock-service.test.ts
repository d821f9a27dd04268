import { beforeEach, describe, expect, it } from 'vitest';
import { sessionRef, type CredentialRef } from '../domain/credential.ts';
import { windowView } from '../domain/covered-view.ts';
import { statusText } from '../loopback/status-answer.ts';
import type { Settings } from '../domain/settings.ts';
import { CoreRig, hour, minute } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.restart();
  await rig.signIn();
  await rig.saveKey('nightly', 'abc.def');
});

const lock = () => rig.core.view().lock;
const set = (change: Partial<Settings>) => rig.core.handle.changeSettings(change);
const nightly: CredentialRef = { kind: 'client-key', name: 'nightly' };
const mark = () =>
  rig.core.handle.markKey({
    profile: rig.id,
    key: rig.core.view().profiles[0]?.keys[0]?.id ?? ('' as never),
    forScripts: true,
  });
const caller = { door: 'tcp', remotePort: 1, localPort: 2 } as const;
const waiting = { caller, waitMs: minute, signal: new AbortController().signal };
const header = (credential = sessionRef) =>
  rig.core.header({ profile: rig.id, credential, ...waiting });
const forward = (credential = sessionRef, method = 'GET', path = '/api/jobs/') =>
  rig.core.forward({
    profile: rig.id,
    credential,
    ...waiting,
    request: { method, path, headers: [], body: null, signal: waiting.signal },
  });
const kind = async (asked: Promise<{ ok: true } | { ok: false; problem: { kind: string } }>) => {
  const answer = await asked;
  return answer.ok ? 'ok' : answer.problem.kind;
};
const recorded = async () => {
  await rig.clock.advance(1_000);
  return rig.activityLog.batches
    .flat()
    .flatMap(({ activity }) =>
      activity.kind === 'locked' || activity.kind === 'unlocked'
        ? [`${activity.kind}: ${activity.why}`]
        : [],
    );
};

describe('the screen', () => {
  it('locks Hubkey and unlocks it', async () => {
    rig.screen.lock();
    expect(lock()).toEqual({ state: 'locked', since: rig.clock.now(), why: 'screen' });
    rig.screen.unlock();
    expect(lock()).toEqual({ state: 'unlocked' });
    expect(await recorded()).toEqual(['locked: screen', 'unlocked: screen']);
  });

  it('changes nothing where the settings say so', async () => {
    await set({ lockWithScreen: false });
    rig.screen.lock();
    rig.screen.say('suspended');
    expect(lock().state).toBe('unlocked');
  });

  it('locks a Hubkey that starts while it is locked', async () => {
    rig.screen.lock();
    await rig.restart();
    expect(lock()).toMatchObject({ state: 'locked', why: 'screen' });
  });

  it.each(['person', 'idle'] as const)('unlocks nothing that %s locked', async (why) => {
    if (why === 'person') await rig.core.handle.lock(null);
    else {
      await set({ lockWhenIdle: 5 });
      rig.idle.ms = 5 * minute;
      await rig.clock.advance(5 * minute);
    }
    rig.screen.lock();
    rig.screen.unlock();
    expect(lock()).toMatchObject({ state: 'locked', why });
    expect(await recorded()).toEqual([`locked: ${why}`]);
  });

  it('unlocks nothing where the settings leave the screen out', async () => {
    await set({ lockWithScreen: false });
    await rig.core.handle.lock(null);
    rig.screen.lock();
    rig.screen.unlock();
    expect(lock()).toMatchObject({ state: 'locked', why: 'person' });
  });
});

describe('sleep', () => {
  it('locks, and waking up unlocks a moment later where no screen is locked', async () => {
    rig.screen.say('suspended');
    expect(lock()).toMatchObject({ why: 'suspend' });
    rig.clock.sleep(8 * hour);
    rig.screen.say('resumed');
    await rig.clock.advance(1_999);
    expect(lock().state).toBe('locked');
    await rig.clock.advance(1);
    expect(lock().state).toBe('unlocked');
    expect(await recorded()).toEqual(['locked: suspend', 'unlocked: resume']);
  });

  it('stays locked where the screen locks on the way, or right after waking up', async () => {
    for (const when of ['before', 'after']) {
      rig.screen.say('suspended');
      if (when === 'before') rig.screen.lock();
      rig.screen.say('resumed');
      if (when === 'after') rig.screen.lock();
      await rig.clock.advance(minute);
      expect(lock(), when).toMatchObject({ state: 'locked', why: 'screen' });
      rig.screen.unlock();
      expect(lock().state, when).toBe('unlocked');
    }
  });

  it('stays locked where only asking says that the screen is locked', async () => {
    rig.screen.say('suspended');
    rig.screen.state = 'locked';
    rig.screen.say('resumed');
    await rig.clock.advance(minute);
    expect(lock()).toMatchObject({ state: 'locked', why: 'screen' });
  });

  it('stays locked where nobody can say that the screen is open, until a person unlocks it', async () => {
    rig.screen.state = 'unknown';
    rig.screen.say('suspended');
    rig.screen.say('resumed');
    await rig.clock.advance(minute);
    expect(lock()).toMatchObject({ state: 'locked', why: 'suspend' });
    expect(await rig.core.handle.unlock(null)).toMatchObject({ ok: true });
    expect(lock().state).toBe('unlocked');
  });

  it('leaves what a person locked', async () => {
    await rig.core.handle.lock(null);
    rig.screen.say('suspended');
    rig.screen.say('resumed');
    await rig.clock.advance(minute);
    expect(lock()).toMatchObject({ state: 'locked', why: 'person' });
  });
});

describe('nobody there', () => {
  it('locks after as long as the settings say, and not while somebody is', async () => {
    await set({ lockWhenIdle: 5 });
    await rig.clock.advance(4 * minute);
    expect(lock().state).toBe('unlocked');
    // Somebody was there two minutes ago.
    rig.idle.ms = 2 * minute;
    await rig.clock.advance(2 * minute);
    expect(lock().state).toBe('unlocked');
    rig.idle.ms = 5 * minute;
    await rig.clock.advance(3 * minute);
    expect(lock()).toMatchObject({ state: 'locked', why: 'idle' });
  });

  it('locks again after it was unlocked', async () => {
    await set({ lockWhenIdle: 5 });
    rig.idle.ms = 5 * minute;
    await rig.clock.advance(5 * minute);
    rig.idle.ms = 0;
    expect(await kind(rig.core.handle.unlock(null) as never)).toBe('ok');
    await rig.clock.advance(4 * minute);
    expect(lock().state).toBe('unlocked');
    rig.idle.ms = 5 * minute;
    await rig.clock.advance(minute);
    expect(lock().state).toBe('locked');
  });

  it('is never waited for by default, or once it is switched off', async () => {
    rig.idle.ms = 24 * hour;
    await rig.clock.advance(2 * hour);
    expect(lock().state).toBe('unlocked');
    await set({ lockWhenIdle: 60 });
    await set({ lockWhenIdle: 0 });
    await rig.clock.advance(2 * hour);
    expect(lock().state).toBe('unlocked');
  });
});

describe('“Unlock”', () => {
  it('unlocks, where no system prompt is there to ask', async () => {
    await rig.core.handle.lock(null);
    expect(await rig.core.handle.unlock(null)).toMatchObject({ ok: true });
    expect(lock().state).toBe('unlocked');
    expect(await recorded()).toEqual(['locked: person', 'unlocked: person']);
  });

  it('asks the system’s prompt where there is one', async () => {
    await rig.core.handle.lock(null);
    rig.person.answer = 'refused';
    expect(await rig.core.handle.unlock(null)).toEqual({ ok: false, problem: 'not-confirmed' });
    expect(lock().state).toBe('locked');
    rig.person.answer = 'confirmed';
    expect(await rig.core.handle.unlock(null)).toMatchObject({ ok: true });
    expect(rig.person.reasons).toEqual([
      'unlock your Hub credentials',
      'unlock your Hub credentials',
    ]);
  });

  it('does not unlock while the screen is locked, and does where nobody can say', async () => {
    rig.screen.lock();
    expect(await rig.core.handle.unlock(null)).toEqual({ ok: false, problem: 'screen-locked' });
    expect(lock().state).toBe('locked');
    rig.screen.state = 'unknown';
    expect(await rig.core.handle.unlock(null)).toMatchObject({ ok: true });
    expect(lock().state).toBe('unlocked');
  });
});

describe('locking', () => {
  it('takes a copied credential off the clipboard, and nothing of anybody else', async () => {
    await rig.core.handle.copy(rig.request());
    expect(rig.clipboard.text).toContain('Bearer');
    rig.screen.lock();
    await settled();
    expect(rig.clipboard.text).toBe('');
    expect(rig.core.view().receipt).toBeNull();
    rig.screen.unlock();
    await rig.core.handle.copy(rig.request());
    rig.clipboard.text = 'of another program';
    rig.screen.lock();
    await settled();
    expect(rig.clipboard.text).toBe('of another program');
  });

  it('leaves no credential that was on its way to the clipboard', async () => {
    const copying = rig.core.handle.copy(rig.request());
    rig.screen.lock();
    expect(await copying).toMatchObject({ ok: false, problem: { kind: 'locked' } });
    await settled();
    expect(rig.clipboard.text).toBe('');
  });

  it('takes one back that was being written', async () => {
    const write = rig.clipboard.write.bind(rig.clipboard);
    rig.clipboard.write = async (secret) => {
      const written = await write(secret);
      rig.screen.lock();
      return written;
    };
    expect(await rig.core.handle.copy(rig.request())).toMatchObject({
      ok: false,
      problem: { kind: 'locked' },
    });
    expect(rig.clipboard.text).toBe('');
  });

  it('leaves the clipboard alone when the check of a copy finds a newer credential', async () => {
    rig.hub.failNext('prove', { kind: 'rejected', status: 401, why: 'token' });
    const answer = rig.hub.hold();
    await rig.core.handle.copy(rig.request());
    rig.screen.lock();
    await settled();
    answer();
    await settled();
    expect(rig.hub.count('refresh')).toBe(1);
    expect(rig.clipboard.text).toBe('');
  });

  it('drops the copy that waits for a sign-in, and says so', async () => {
    await rig.core.handle.signOut(rig.id);
    await rig.core.handle.copy(rig.request());
    expect(rig.core.view().waitingCopy).not.toBeNull();
    rig.screen.lock();
    rig.screen.unlock();
    await rig.signIn();
    expect(rig.clipboard.text).toBe('');
    expect(rig.core.view().notices).toContainEqual({
      kind: 'copy-failed',
      problem: { kind: 'dropped-by-lock', what: 'header' },
    });
  });

  it('ends permissions and refuses the questions that wait', async () => {
    const first = header();
    await settled();
    const [question] = rig.core.view().consents.requests;
    await rig.core.handle.answerConsent({ id: question?.id ?? '', choice: 'until-quit' });
    expect(await kind(first)).toBe('ok');
    const second = header(nightly);
    await settled();
    rig.screen.lock();
    expect(await kind(second)).toBe('locked');
    expect(rig.core.view().consents).toMatchObject({ requests: [], grants: [] });
    rig.screen.unlock();
    const third = header();
    await settled();
    expect(rig.core.view().consents.requests).toHaveLength(1);
    rig.core.dispose();
    await third;
  });

  it('refuses a program that was allowed and then waited for a sign-in, also after unlocking', async () => {
    await rig.core.handle.signOut(rig.id);
    const asked = header();
    await settled();
    const [question] = rig.core.view().consents.requests;
    await rig.core.handle.answerConsent({ id: question?.id ?? '', choice: 'once' });
    await settled();
    rig.screen.lock();
    rig.screen.unlock();
    await rig.signIn();
    expect(await kind(asked)).toBe('locked');
  });

  it('closes the palette and opens the window in its place', async () => {
    const shown = rig.windowsShown;
    rig.screen.lock();
    expect(rig.palettesClosed).toBe(1);
    rig.core.navigation.openPalette();
    expect([rig.palettesOpened, rig.windowsShown]).toEqual([0, shown + 1]);
    await settled();
  });
});

describe('while locked', () => {
  it('no credential goes out, whoever asks', async () => {
    rig.screen.lock();
    expect(await kind(header())).toBe('locked');
    expect(await kind(rig.core.copyFor({ request: rig.request(), ...waiting }))).toBe('locked');
    for (const change of [{ what: 'sign-in command' }, { what: 'curl', variable: true }] as const) {
      const request = rig.request(change);
      expect(await kind(rig.core.copyFor({ request, ...waiting }))).toBe('locked');
    }
    expect(await kind(rig.core.trayActs.copy(rig.request()))).toBe('locked');
    expect(await kind(forward(sessionRef, 'POST', '/api/auth/clientkeys/'))).toBe('locked');
    expect(rig.core.view().consents.requests).toEqual([]);
    expect(rig.clipboard.text).toBe('');
  });

  it('passes on what is marked for scripts, or what the settings say', async () => {
    rig.screen.lock();
    expect([await kind(forward()), await kind(forward(nightly))]).toEqual(['locked', 'locked']);
    expect(rig.forwarder.asked).toEqual([]);
    await mark();
    expect([await kind(forward()), await kind(forward(nightly))]).toEqual(['locked', 'ok']);
    expect(await kind(header(nightly))).toBe('locked');
    await set({ whileLocked: 'nothing' });
    expect(await kind(forward(nightly))).toBe('locked');
    await set({ whileLocked: 'everything' });
    expect([await kind(forward()), await kind(forward(nightly))]).toEqual(['ok', 'ok']);
  });

  it('the session is renewed as ever', async () => {
    rig.screen.lock();
    const before = rig.hub.count('refresh');
    await rig.clock.advance(2 * hour);
    expect(rig.hub.count('refresh')).toBeGreaterThan(before);
    rig.screen.unlock();
    expect(rig.session.state).toBe('active');
  });

  it('nobody is asked to sign in, and no caller waits for it', async () => {
    await set({ whileLocked: 'everything' });
    await rig.core.handle.signOut(rig.id);
    rig.screen.lock();
    const shown = rig.windowsShown;
    expect(await kind(forward())).toBe('sign-in-needed');
    expect(rig.windowsShown).toBe(shown);
  });

  it('the window’s view has nothing of anybody in it, and the helper says so', async () => {
    rig.screen.lock();
    expect(JSON.stringify(windowView(rig.core.view()))).not.toMatch(/hub\.example|pixit|nightly/);
    expect(await rig.core.handle.view(null)).toEqual(windowView(rig.core.view()));
    expect(JSON.parse(statusText(rig.core.view()))).toMatchObject({ locked: true });
    rig.screen.unlock();
    expect(windowView(rig.core.view())).toBe(rig.core.view());
    expect(JSON.parse(statusText(rig.core.view()))).toMatchObject({ locked: false });
  });
});

it('a key keeps its mark when it is rotated', async () => {
  await rig.core.handle.changeKey({ profile: rig.id, request: { do: 'create', name: 'ci' } });
  const keyNamed = () => rig.core.view().profiles[0]?.keys.find(({ name }) => name === 'ci');
  const made = keyNamed();
  if (!made) throw new Error('The key was not created.');
  await rig.core.handle.markKey({ profile: rig.id, key: made.id, forScripts: true });
  const rotate = { do: 'rotate', name: 'ci', key: made.id, hubId: made.hubId } as const;
  expect(await rig.core.handle.changeKey({ profile: rig.id, request: rotate })).toMatchObject({
    ok: true,
  });
  expect(keyNamed()?.id).not.toBe(made.id);
  expect(keyNamed()?.forScripts).toBe(true);
});

it('leaves nothing listening once it is disposed of', () => {
  rig.core.dispose();
  expect(rig.screen.listening).toBe(false);
  expect(rig.clock.pending).toBe(0);
});
