import { beforeEach, expect, it } from 'vitest';
import { profileId } from '../domain/ids.ts';
import { CoreRig, day, hour } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

it('saves what changes, and only then', async () => {
  expect(rig.profiles.saved.profiles).toMatchObject([{ name: 'hub.example' }]);
  const { saved } = rig.profiles;
  await rig.core.handle.refresh(rig.id);
  expect(rig.profiles.saved).toBe(saved);
});

it('renames to a name that no other has', async () => {
  await rig.signIn({ user: 'other' });
  const rename = (name: string) => rig.core.handle.renameProfile({ profile: rig.id, name });
  expect(await rename(' ')).toEqual({ ok: false, problem: 'empty' });
  expect(await rename('HUB.EXAMPLE-2')).toEqual({ ok: false, problem: 'taken' });
  expect(await rename(' production ')).toEqual({ ok: true, value: undefined });
  expect(rig.core.view().profiles[0]?.name).toBe('production');
});

it('removes a profile with every secret of it', async () => {
  await rig.saveKey();
  expect(rig.secrets.items.size).toBe(3);
  await rig.core.handle.removeProfile(rig.id);
  expect(rig.secrets.items.size).toBe(0);
  expect(rig.core.view()).toMatchObject({ profiles: [], current: null });
});

it('forgets one key and leaves the session alone', async () => {
  await rig.saveKey();
  const [key] = rig.core.view().profiles[0]?.keys ?? [];
  if (!key) throw new Error('No key was kept.');
  await rig.core.handle.forgetKey({ profile: rig.id, key: key.id });
  expect(rig.core.view().profiles[0]?.keys).toEqual([]);
  expect(rig.secrets.items.size).toBe(2);
});

it.each([
  ['full', { kind: 'settings-unsaved', full: true }],
  ['failed', { kind: 'settings-unsaved', full: false }],
] as const)('says when a change could not be saved, until one can: %s', async (problem, notice) => {
  rig.profiles.problem = problem;
  await rig.core.handle.changeSettings({ theme: 'dark' });
  await settled();
  expect(rig.core.view().notices).toEqual([notice]);
  rig.profiles.problem = null;
  await rig.core.handle.changeSettings({ theme: 'light' });
  await settled();
  expect(rig.core.view().notices).toEqual([]);
});

it('says when the settings were set aside or are newer, until a person has seen it', async () => {
  rig.profiles.note = { kind: 'damaged', file: 'settings.damaged.json' };
  await rig.restart();
  expect(rig.core.view().notices).toEqual([
    { kind: 'settings-damaged', file: 'settings.damaged.json' },
  ]);
  await rig.core.handle.dismissNotice('settings-damaged');
  expect(rig.core.view().notices).toEqual([]);
});

it('opens the documentation of a profile’s own Hub', async () => {
  await rig.core.handle.openDocs(rig.id);
  await rig.core.handle.openDocs(profileId('unknown'));
  expect(rig.browser.opened).toEqual(['https://hub.example/api/docs/']);
});

it('reminds once before the last useful moment, and tells once of the end', async () => {
  await rig.clock.advance(day - hour);
  expect(rig.notifier.shown).toEqual([]);
  await rig.clock.advance(50 * 60_000);
  expect(rig.notifier.shown.map(({ title }) => title)).toEqual([
    'Sign in to hub.example again soon',
  ]);
  rig.notifier.shown[0]?.onClick();
  expect(rig.core.view().screen).toMatchObject({ name: 'sign-in', profile: rig.id });
  await rig.clock.advance(3 * hour);
  expect(rig.notifier.shown.map(({ title }) => title)).toEqual([
    'Sign in to hub.example again soon',
    'hub.example needs your password',
  ]);
  expect(rig.windowsShown).toBe(1);
});

it('is quiet where notifications are off', async () => {
  await rig.core.handle.changeSettings({ notifications: false });
  await rig.clock.advance(2 * day);
  expect(rig.notifier.shown).toEqual([]);
});
