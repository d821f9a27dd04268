import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CoreRig, hour, minute } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';
import { liveSecrets, watchSecrets, type SecretWatch } from '../testing/watch-secrets.ts';

let rig: CoreRig;
let watch: SecretWatch;
beforeEach(() => {
  watch = watchSecrets();
  rig = new CoreRig();
});
afterEach(() => watch.dispose());

/** What is left that holds any of these, beside the stand-in keychain's own copies. */
function left(...parts: string[]): string[] {
  const keychain = [...rig.secrets.items.values()].map((secret) => secret.reveal());
  return liveSecrets(watch)
    .filter((text) => parts.some((part) => text.includes(part)))
    .filter((text) => {
      const at = keychain.indexOf(text);
      if (at >= 0) keychain.splice(at, 1);
      return at < 0;
    });
}

describe('a password', () => {
  it('is gone with the sign-in, or with its refusal', async () => {
    await rig.signIn({ password: 'wrong one' });
    expect(left('wrong one')).toEqual([]);
    await rig.signIn();
    expect(left('right')).toEqual([]);
  });

  it('is gone with the session that it was kept for', async () => {
    await rig.signIn({ keep: true });
    expect(left('right')).toEqual(['right']);
    await rig.core.handle.signOut(rig.id);
    expect(left('right')).toEqual([]);
  });

  it('is gone once the Hub rejects it', async () => {
    await rig.signIn({ keep: true });
    rig.hub.password = 'another';
    rig.clock.sleep(25 * hour);
    rig.wakeups.wake();
    await settled();
    expect(rig.session.state).toBe('expired');
    expect(left('right')).toEqual([]);
  });
});

describe('a token', () => {
  it('is gone with the session, wherever it was used', async () => {
    await rig.signIn({ keep: true });
    await rig.core.handle.copy(rig.request());
    await rig.core.handle.copy(rig.request({ what: 'curl' }));
    await rig.clock.advance(minute);
    await rig.core.handle.refresh(rig.id);
    await rig.core.handle.loadHealth(rig.id);
    await settled();
    expect(left('access-', 'refresh-')).not.toEqual([]);
    await rig.core.handle.signOut(rig.id);
    expect(left('access-', 'refresh-')).toEqual([]);
  });

  it('is gone 30 s after a newer one took its place, and with a second sign-in too', async () => {
    await rig.signIn();
    await rig.core.handle.refresh(rig.id);
    expect(left('access-1')).toEqual(['access-1']);
    await rig.clock.advance(30_000);
    expect(left('access-1')).toEqual([]);
    const present = left('access-');
    await rig.signIn();
    await rig.clock.advance(30_000);
    expect(present.some((text) => left('access-', 'refresh-').includes(text))).toBe(false);
  });

  it('that comes for a session signed out meanwhile is gone at once', async () => {
    await rig.signIn();
    const release = rig.hub.hold();
    const refreshing = rig.core.handle.refresh(rig.id);
    await rig.core.handle.signOut(rig.id);
    release();
    await refreshing;
    await settled();
    expect(left('access-', 'refresh-')).toEqual([]);
  });

  it('is not written once it was signed out of, however long the keychain takes', async () => {
    let release = (): void => undefined;
    const write = rig.secrets.write.bind(rig.secrets);
    rig.secrets.write = async (account, secret) => {
      const written = write(account, secret);
      if (account.endsWith('/refresh')) await new Promise<void>((resolve) => (release = resolve));
      return written;
    };
    const signingIn = rig.signIn();
    await settled();
    const signingOut = rig.core.handle.signOut(rig.id);
    await settled();
    release();
    expect((await signingIn).ok).toBe(true);
    await signingOut;
    expect(left('access-', 'refresh-')).toEqual([]);
    expect([...rig.secrets.items.keys()]).toEqual([]);
  });

  it('of a profile is gone with it, and its keys too', async () => {
    await rig.signIn({ keep: true });
    await rig.saveKey('nightly', 'abcd.efgh');
    const { id } = rig;
    await rig.core.handle.removeProfile(id);
    expect(left('access-', 'refresh-', 'right', 'abcd.efgh')).toEqual([]);
  });
});

describe('what was copied', () => {
  it('is gone with the clearing, a later copy, or a text without a credential', async () => {
    await rig.signIn();
    await rig.core.handle.copy(rig.request());
    await rig.core.handle.copy(rig.request({ what: 'value' }));
    expect(left('Bearer')).toEqual(['Bearer access-1']);
    await rig.clock.advance(minute);
    expect(left('Bearer')).toEqual([]);
    rig.clipboard.broken = true;
    await rig.core.handle.copy(rig.request());
    expect(left('Bearer')).toEqual([]);
  });
});

describe('a client key', () => {
  it('that is not kept is gone at once', async () => {
    const form = { address: 'https://hub.example', name: 'n', key: 'not.known', trust: null };
    expect((await rig.core.handle.saveKey(form)).ok).toBe(false);
    await rig.signIn();
    const added = { profile: rig.id, name: 'n', key: 'not.known', hubId: null };
    expect((await rig.core.handle.addKey(added)).ok).toBe(false);
    expect(left('not.known')).toEqual([]);
  });

  it('is gone once it is forgotten', async () => {
    await rig.saveKey('nightly', 'abcd.efgh');
    const key = rig.core.view().profiles[0]?.keys[0];
    await rig.core.handle.copy(
      rig.request({ credential: { kind: 'client-key', name: 'nightly' } }),
    );
    await rig.clock.advance(minute);
    if (key) await rig.core.handle.forgetKey({ profile: rig.id, key: key.id });
    expect(left('abcd.efgh')).toEqual([]);
  });
});
