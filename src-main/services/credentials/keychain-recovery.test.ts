import { beforeEach, describe, expect, it } from 'vitest';
import { CoreRig } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';

let rig: CoreRig;
beforeEach(() => {
  rig = new CoreRig();
});

const reads = () => rig.secrets.calls.filter((call) => call.startsWith('read ')).length;

/** A program asks for a copy, and the person allows it. */
async function copyByProgram(): Promise<void> {
  const copied = rig.core.copyFor({
    request: rig.request(),
    caller: { door: 'tcp', remotePort: 1, localPort: 2 },
    waitMs: 60_000,
    signal: new AbortController().signal,
  });
  await settled();
  const [question] = rig.core.view().consents.requests;
  await rig.core.handle.answerConsent({ id: question?.id ?? '', choice: 'once' });
  await copied;
}

/** Signed in, started again with the keychain's prompt open. */
async function startWithPrompt(): Promise<void> {
  await rig.signIn();
  rig.secrets.waits = true;
  await rig.restart();
}

describe('a keychain that asks for its password at the start', () => {
  it('is waited for, and the session comes back by its late answer', async () => {
    await startWithPrompt();
    expect(rig.session.state).toBe('waiting-for-keychain');
    expect(rig.core.view().keychain).toBe('waiting');
    rig.secrets.answerLate();
    await settled();
    expect(rig.session.state).toBe('active');
    expect(rig.core.view().keychain).toBe('working');
    expect(rig.hub.count('signIn')).toBe(1);
  });

  it('is asked once, however long a person types', async () => {
    await startWithPrompt();
    const before = reads();
    await rig.clock.advance(600_000);
    expect(reads()).toBe(before);
  });

  it('is not asked again after its prompt was dismissed, until a person copies', async () => {
    await startWithPrompt();
    rig.secrets.problem = 'locked';
    rig.secrets.answerLate();
    await settled();
    expect(rig.core.view().keychain).toBe('locked');
    const before = reads();
    await rig.clock.advance(600_000);
    rig.wakeups.wake();
    await settled();
    expect(reads()).toBe(before);
    await copyByProgram();
    expect(reads()).toBe(before);
    await rig.core.tray.copy(rig.request());
    expect(reads()).toBe(before + 1);
  });

  it('completes the copy that a person asked for meanwhile, without opening sign-in', async () => {
    await startWithPrompt();
    const answer = await rig.core.tray.copy(rig.request());
    expect(answer).toEqual({ ok: false, problem: { kind: 'waiting-for-keychain' } });
    expect(rig.windowsShown).toBe(0);
    rig.secrets.answerLate();
    await settled();
    expect(rig.clipboard.text).toMatch(/^Authorization: Bearer access-/);
  });

  it('keeps a sign-in that comes first: the late answer is an older one', async () => {
    await startWithPrompt();
    await rig.signIn({ password: 'right' });
    const [, token] = /Bearer (.*)/.exec(await copied()) ?? [];
    rig.secrets.answerLate();
    await settled();
    expect(await copied()).toContain(token);
    expect(rig.core.view().keychain).toBe('working');
  });
});

async function copied(): Promise<string> {
  await rig.core.handle.copy(rig.request());
  return rig.clipboard.text;
}

describe('a locked keychain', () => {
  beforeEach(async () => {
    await rig.signIn();
    rig.secrets.problem = 'locked';
    await rig.restart();
  });

  it('brings the session back within 30 s of its unlock, however long it was locked', async () => {
    await rig.clock.advance(3_600_000);
    rig.secrets.problem = null;
    await rig.clock.advance(30_000);
    expect(rig.session.state).toBe('active');
  });

  it('brings it back at once where the system says that it was unlocked', async () => {
    rig.secrets.problem = null;
    rig.secrets.change();
    await settled();
    expect(rig.session.state).toBe('active');
  });

  it('brings it back on waking up', async () => {
    rig.secrets.problem = null;
    rig.wakeups.wake();
    await settled();
    expect(rig.session.state).toBe('active');
  });

  it('is looked at less and less often', async () => {
    rig.secrets.seenLock = 'unknown';
    const before = reads();
    await rig.clock.advance(60_000);
    const first = reads() - before;
    await rig.clock.advance(600_000);
    expect(first).toBeLessThanOrEqual(8);
    expect(reads() - before - first).toBeLessThanOrEqual(10);
  });

  it('leaves nothing behind after quitting', async () => {
    await rig.core.quit();
    expect(rig.clock.pending).toBe(0);
    expect(rig.secrets.listening).toBe(0);
    expect(rig.wakeups.listening).toBe(0);
  });
});

it('that refuses Hubkey is asked by a person alone', async () => {
  await rig.signIn();
  rig.secrets.problem = 'denied';
  await rig.restart();
  const before = reads();
  await rig.clock.advance(600_000);
  rig.wakeups.wake();
  await settled();
  expect(reads()).toBe(before);
  rig.secrets.problem = null;
  await rig.core.handle.retryKeychain(null);
  expect(rig.session.state).toBe('active');
});

it('that does not run is asked until it does, and gets what it was owed', async () => {
  rig.secrets.problem = 'absent';
  await rig.restart();
  await rig.signIn();
  expect(rig.core.view().keychain).toBe('absent');
  await rig.clock.advance(600_000);
  rig.secrets.problem = null;
  await rig.clock.advance(60_000);
  expect(rig.core.view().keychain).toBe('working');
  expect(rig.secrets.items.size).toBe(2);
});

describe('what is owed to the keychain survives a restart', () => {
  it('a session signed out of while it was locked does not come back', async () => {
    await rig.signIn({ keep: true });
    rig.secrets.problem = 'locked';
    await rig.core.handle.signOut(rig.id);
    await rig.restart();
    expect(rig.session.state).toBe('signed-out');
    rig.secrets.problem = null;
    await rig.clock.advance(30_000);
    expect(rig.session.state).toBe('signed-out');
    expect(rig.secrets.items.size).toBe(0);
    expect(rig.owedItems.items).toEqual([]);
  });

  it('a profile removed while it was locked leaves nothing in it', async () => {
    await rig.signIn({ keep: true });
    await rig.core.handle.changeKey({ profile: rig.id, request: { do: 'create', name: 'ci' } });
    expect(rig.secrets.items.size).toBe(4);
    rig.secrets.problem = 'locked';
    await rig.core.handle.removeProfile(rig.id);
    await rig.restart();
    expect(rig.secrets.items.size).toBe(4);
    rig.secrets.problem = null;
    rig.secrets.change();
    await settled();
    expect(rig.secrets.items.size).toBe(0);
  });

  it('also where Hubkey ends in the middle of a sign-out', async () => {
    await rig.signIn();
    rig.secrets.waits = true;
    void rig.core.handle.signOut(rig.id);
    await settled();
    rig.secrets.waits = false;
    await rig.restart();
    expect(rig.session.state).toBe('signed-out');
    expect(rig.secrets.items.size).toBe(0);
  });

  it('a sign-in that replaced a signed-out session, and was lost, does not bring the old one back', async () => {
    await rig.signIn();
    rig.secrets.problem = 'locked';
    await rig.core.handle.signOut(rig.id);
    await rig.signIn();
    await rig.restart();
    rig.secrets.problem = null;
    await rig.clock.advance(30_000);
    expect(rig.session.state).toBe('signed-out');
    expect(rig.secrets.items.size).toBe(0);
  });

  it('an old password is not tried where the new one was lost', async () => {
    await rig.signIn({ keep: true });
    rig.secrets.problem = 'locked';
    await rig.signIn({ keep: true });
    await rig.clock.advance(1000);
    rig.secrets.problem = null;
    rig.secrets.seenLock = 'locked';
    expect(rig.owedItems.items.map(({ owed }) => owed)).toEqual(['write', 'write', 'write']);
    const before = rig.hub.count('signIn');
    rig.clock.sleep(3 * 24 * 3_600_000);
    await rig.restart();
    expect(rig.hub.count('signIn')).toBe(before);
  });

  it('holds names alone', async () => {
    await rig.signIn({ keep: true });
    rig.secrets.problem = 'locked';
    await rig.core.handle.signOut(rig.id);
    const slots = ['access', 'refresh', 'password'];
    expect(rig.owedItems.items).toEqual(
      slots.map((slot) => ({ account: `${rig.id}/${slot}`, owed: 'remove' })),
    );
  });

  it('costs no file where the keychain does as asked', async () => {
    rig.owedItems.broken = true;
    await rig.signIn({ keep: true });
    await rig.core.handle.signOut(rig.id);
    expect(rig.secrets.items.size).toBe(0);
  });
});

it('a key that a locked keychain does not give out is not called rejected by the Hub', async () => {
  await rig.saveKey();
  rig.secrets.problem = 'locked';
  await rig.restart();
  await rig.clock.advance(600_000);
  const [profile] = rig.core.view().profiles;
  expect(profile?.keys[0]?.deadAt).toBeNull();
  expect(profile?.health?.cause.kind).toBe('key-unreadable');
  rig.hub.documents.set('/api/health/', { overall_health: 'ok', site_status: [] });
  rig.secrets.problem = null;
  await rig.clock.advance(300_000);
  expect(rig.core.view().profiles[0]?.health?.cause.kind).toBe('well');
});

it('signing in does not wait for a keychain that hangs', async () => {
  rig.secrets.write = () => new Promise(() => undefined);
  expect((await rig.signIn()).ok).toBe(true);
  expect(rig.session.state).toBe('active');
});

it('quits within 2 s while the keychain hangs', async () => {
  await startWithPrompt();
  await rig.signIn();
  rig.secrets.remove = () => new Promise(() => undefined);
  void rig.core.handle.signOut(rig.id);
  await settled();
  let quit = false;
  const quitting = rig.core.quit().then(() => {
    quit = true;
  });
  await settled();
  await rig.clock.advance(1999);
  expect(quit).toBe(false);
  await rig.clock.advance(1);
  expect(quit).toBe(true);
  await quitting;
});
