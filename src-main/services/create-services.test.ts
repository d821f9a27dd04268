import { expect, it } from 'vitest';
import { CoreRig } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';

/** Everything outside that would call Hubkey back. */
const following = ({ clock, wakeups, secrets, shortcuts }: CoreRig) => ({
  deadlines: clock.pending,
  clock: clock.listening,
  wakeups: wakeups.listening,
  keychain: secrets.listening,
  shortcuts: shortcuts.registered.size,
});
const nothing = { deadlines: 0, clock: 0, wakeups: 0, keychain: 0, shortcuts: 0 };

it('only constructs: nothing follows anything before it is started', () => {
  const rig = new CoreRig();
  rig.core.dispose();
  const services = rig.services();
  expect(following(rig)).toEqual(nothing);
  services.dispose();
});

it('leaves nothing behind that would call it back, however busy it was', async () => {
  const rig = new CoreRig();
  await rig.restart();
  await rig.signIn({ keep: true });
  await rig.saveKey();
  await rig.core.handle.changeSettings({ quickCopy: true });
  await rig.core.handle.copy(rig.request());
  const busy = following(rig);
  for (const count of Object.values(busy)) expect(count).toBeGreaterThan(0);
  rig.core.dispose();
  await settled();
  expect(following(rig)).toEqual(nothing);
});

it('has a copy that waits for a sign-in go on without the sessions being brought back', async () => {
  const rig = new CoreRig();
  await rig.signIn();
  await rig.core.handle.signOut(rig.id);
  await rig.core.handle.copy(rig.request());
  expect(rig.clipboard.text).toBe('');
  await rig.signIn();
  expect(rig.clipboard.text).toMatch(/^Authorization: Bearer /);
});
