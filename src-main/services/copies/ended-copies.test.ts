import { beforeEach, describe, expect, it } from 'vitest';
import type { CredentialRef } from '../../domain/credential.ts';
import type { KeyRequest } from '../../domain/key-request.ts';
import { ok } from '../../domain/result.ts';
import { CoreRig } from '../../testing/core-rig.ts';
import { settled } from '../../testing/manual-clock.ts';

let rig: CoreRig;
const ci: CredentialRef = { kind: 'client-key', name: 'ci' };
const session: CredentialRef = { kind: 'session' };
const change = (what: KeyRequest) => rig.core.handle.changeKey({ profile: rig.id, request: what });
const rotate = () => change({ do: 'rotate', name: 'ci', key: key().id, hubId: null });
const key = () => {
  const [found] = rig.core.view().profiles[0]?.keys ?? [];
  if (!found) throw new Error('No key.');
  return found;
};

const ends: [string, CredentialRef, () => Promise<unknown>][] = [
  [
    'a revoked key',
    ci,
    () => change({ do: 'revoke', name: 'ci', hubId: key().hubId ?? 0, key: key().id }),
  ],
  ['a forgotten key', ci, () => rig.core.profiles.forgetKey(rig.id, key().id)],
  ['a key of a removed profile', ci, () => rig.core.profiles.remove(rig.id)],
  ['a session of a removed profile', session, () => rig.core.profiles.remove(rig.id)],
  [
    'a session that the Hub has ended',
    session,
    async () => {
      rig.hub.problem = { kind: 'rejected', status: 401, why: 'token' };
      await rig.core.handle.refresh(rig.id);
    },
  ],
  ['a session that signed out', session, () => rig.core.profiles.signOut(rig.id)],
];

beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
  await change({ do: 'create', name: 'ci' });
});

describe.each(ends)('%s', (_name, credential, end) => {
  it('leaves the clipboard with its receipt, also where copies stay', async () => {
    rig.core.profiles.changeSettings({ clearClipboardAfter: 0 });
    await rig.core.handle.copy(rig.request({ credential }));
    await settled();
    expect(rig.clipboard.text).not.toBe('');
    await end();
    await settled();
    expect(rig.clipboard.text).toBe('');
    expect(rig.core.view().receipt).toBeNull();
  });

  it('leaves alone what a person has copied meanwhile', async () => {
    await rig.core.handle.copy(rig.request({ credential }));
    rig.clipboard.text = 'theirs';
    await end();
    await settled();
    expect([rig.clipboard.text, rig.core.view().receipt]).toEqual(['theirs', null]);
  });
});

describe('a key that is rotated', () => {
  const secretOf = (text: string) => text.split('Api-Key ')[1] ?? '';
  const copied = async () => {
    await rig.core.handle.copy(rig.request({ credential: ci }));
    await settled();
    return secretOf(rig.clipboard.text);
  };

  it('gives its new secret to the clipboard, which is cleared when the copy was to be', async () => {
    const before = await copied();
    const clearsAt = rig.core.view().receipt?.clearsAt;
    await rig.clock.advance(10_000);
    expect(await rotate()).toMatchObject({ ok: true });
    await settled();
    const now = secretOf(rig.clipboard.text);
    expect([rig.hub.keys.has(now), now === before]).toEqual([true, false]);
    expect(rig.core.view().receipt).toMatchObject({ check: 'rotated', clearsAt });
    await rig.clock.advance(20_000);
    expect([rig.clipboard.text, rig.core.view().receipt]).toEqual(['', null]);
  });

  it('does so again with each rotation', async () => {
    await copied();
    await rotate();
    await settled();
    const first = secretOf(rig.clipboard.text);
    await rotate();
    await settled();
    const second = secretOf(rig.clipboard.text);
    expect([rig.hub.keys.has(second), first === second]).toEqual([true, false]);
  });

  it('leaves alone what a person has copied meanwhile', async () => {
    await copied();
    rig.clipboard.text = 'theirs';
    await rotate();
    await settled();
    expect([rig.clipboard.text, rig.core.view().receipt]).toEqual(['theirs', null]);
  });

  it('is taken off where the new secret could not be put there', async () => {
    await copied();
    rig.clipboard.broken = true;
    await rotate();
    await settled();
    rig.clipboard.broken = false;
    await rig.clock.advance(1000);
    expect([rig.clipboard.text, rig.core.view().receipt]).toEqual(['', null]);
  });

  it('is not put back by a check of the old one that ends later', async () => {
    await rig.clock.advance(31_000);
    const prove = rig.hub.prove.bind(rig.hub);
    let open = (): void => undefined;
    rig.hub.prove = async () => {
      rig.hub.prove = prove;
      await new Promise<void>((done) => (open = done));
      return ok();
    };
    const before = await copied();
    await rotate();
    await settled();
    open();
    await settled();
    const now = secretOf(rig.clipboard.text);
    expect([rig.hub.keys.has(now), now === before]).toEqual([true, false]);
    expect(rig.core.view().receipt?.check).toBe('rotated');
  });

  it('leaves the clipboard once the new one is revoked as well', async () => {
    await copied();
    await rotate();
    await settled();
    await change({ do: 'revoke', name: 'ci', hubId: key().hubId ?? 0, key: key().id });
    await settled();
    expect([rig.clipboard.text, rig.core.view().receipt]).toEqual(['', null]);
  });
});

it('a check that runs meanwhile puts nothing back and tells nothing', async () => {
  rig.hub.failNext('prove', { kind: 'rejected', status: 401, why: 'token' });
  await rig.clock.advance(31_000);
  const open = rig.hub.hold();
  await rig.core.handle.copy(rig.request());
  const leaving = rig.core.profiles.signOut(rig.id);
  await settled();
  open();
  await leaving;
  await settled();
  expect([rig.clipboard.text, rig.core.view().receipt]).toEqual(['', null]);
  expect([rig.core.view().notices, rig.notifier.shown]).toEqual([[], []]);
  expect(rig.core.view().waitingCopy).toBeNull();
});

it('is tried again where the clipboard did not let it go', async () => {
  await rig.core.handle.copy(rig.request({ credential: ci }));
  rig.clipboard.broken = true;
  await rig.core.profiles.forgetKey(rig.id, key().id);
  await settled();
  expect(rig.clipboard.text).not.toBe('');
  rig.clipboard.broken = false;
  await rig.clock.advance(1000);
  expect(rig.clipboard.text).toBe('');
});

it('keeps the copy of another credential', async () => {
  await rig.core.handle.copy(rig.request());
  await rig.core.profiles.forgetKey(rig.id, key().id);
  await settled();
  expect(rig.clipboard.text).not.toBe('');
  expect(rig.core.view().receipt).not.toBeNull();
});
