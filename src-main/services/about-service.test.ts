import { afterEach, beforeEach, expect, it } from 'vitest';
import { CoreRig } from '../testing/core-rig.ts';

/** In every secret here, so that a part of one is found as well. */
const mark = 'SECRET';

let rig: CoreRig;
beforeEach(() => {
  rig = new CoreRig();
});
afterEach(() => rig.core.dispose());

const lines = () => rig.clipboard.text.split('\n');

it('copies diagnostics for a report without a secret, and without names before the check', async () => {
  await rig.signIn({ password: 'right', keep: true });
  await rig.saveKey('night-run', `${mark}.key`);
  await rig.core.handle.changeSettings({ quickShortcut: `${mark}-typed-by-mistake` });
  expect(await rig.core.handle.copyDiagnostics(null)).toEqual({ ok: true });
  const text = rig.clipboard.text;
  expect(lines()).toContain('hubkey: "1.2.3"');
  expect(text).toContain('"session":"active"');
  const secrets = [...rig.secrets.items.values()].map((secret) => secret.reveal());
  expect(secrets.length).toBeGreaterThanOrEqual(3);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  for (const unwanted of [mark, 'hub.example', 'night-run', 'pixit']) {
    expect(text).not.toContain(unwanted);
  }
});

it('adds the last check of this computer, which holds no secret either', async () => {
  await rig.signIn();
  await rig.core.handle.doctor(null);
  await rig.core.handle.copyDiagnostics(null);
  expect(rig.clipboard.text).toMatch(/^\[ok\] +Keychain: /m);
  const secrets = [...rig.secrets.items.values()].map((secret) => secret.reveal());
  expect(secrets.filter((secret) => rig.clipboard.text.includes(secret))).toEqual([]);
});

it('copies a fingerprint as it is', async () => {
  const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
  await rig.core.handle.copyFingerprint(fingerprint);
  expect(rig.clipboard.text).toBe(fingerprint);
});

it('says that the clipboard took nothing', async () => {
  rig.clipboard.broken = true;
  expect(await rig.core.handle.copyDiagnostics(null)).toEqual({ ok: false, problem: 'clipboard' });
});
