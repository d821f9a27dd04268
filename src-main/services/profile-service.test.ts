import { beforeEach, expect, it } from 'vitest';
import { profileId } from '../domain/ids.ts';
import { defaultSettings } from '../domain/settings.ts';
import type { ProfileMark } from '../domain/profile-mark.ts';
import { CoreRig, day, hour } from '../testing/core-rig.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

it('renames to a name that no other has', async () => {
  await rig.signIn({ user: 'other' });
  const rename = (name: string) => rig.core.handle.renameProfile({ profile: rig.id, name });
  expect(await rename(' ')).toEqual({ ok: false, problem: 'empty' });
  expect(await rename('prod\u202euction')).toEqual({ ok: false, problem: 'hidden' });
  expect(await rename('HUB.EXAMPLE-2')).toEqual({ ok: false, problem: 'taken' });
  expect(await rename(' production ')).toEqual({ ok: true, value: undefined });
  expect(rig.core.view().profiles[0]?.name).toBe('production');
});

it('stays on its profile where another one is chosen that is gone', async () => {
  const gone = profileId('0123456789abcdef');
  await rig.core.handle.chooseProfile(gone);
  await rig.core.handle.quickDeed({ do: 'switch', profile: gone });
  expect(rig.core.view().current).toBe(rig.id);
});

it('marks a profile by colour and as production', async () => {
  const mark = (change: ProfileMark) =>
    rig.core.handle.markProfile({ profile: rig.id, mark: change });
  await mark({ colour: 'red', production: true });
  expect(rig.core.view().profiles[0]).toMatchObject({ colour: 'red', production: true });
  await mark({ colour: null, production: true });
  expect(rig.core.view().profiles[0]).toMatchObject({ colour: null, production: true });
});

it('removes a profile with every secret of it', async () => {
  await rig.saveKey();
  expect(rig.secrets.items.size).toBe(3);
  await rig.core.handle.removeProfile(rig.id);
  expect(rig.secrets.items.size).toBe(0);
  expect(rig.core.view()).toMatchObject({ profiles: [], current: null });
});

it('forgets the password alone, and the session goes on', async () => {
  await rig.signIn({ keep: true });
  expect([...rig.secrets.items.keys()]).toContain(`${rig.id}/password`);
  await rig.core.handle.forgetPassword(rig.id);
  expect([...rig.secrets.items.keys()]).not.toContain(`${rig.id}/password`);
  expect(rig.core.view().profiles[0]).toMatchObject({
    keepSignedIn: false,
    session: { state: 'active' },
  });
});

it('gives every setting its default value, and leaves profiles alone', async () => {
  await rig.core.handle.changeSettings({ theme: 'dark', language: 'de', notifications: false });
  await rig.core.handle.resetSettings(null);
  expect(rig.core.view().settings).toEqual(defaultSettings);
  expect(rig.core.view().profiles).toHaveLength(1);
});

it('forgets one key and leaves the session alone', async () => {
  await rig.saveKey();
  const [key] = rig.core.view().profiles[0]?.keys ?? [];
  if (!key) throw new Error('No key was kept.');
  await rig.core.handle.forgetKey({ profile: rig.id, key: key.id });
  expect(rig.core.view().profiles[0]?.keys).toEqual([]);
  expect(rig.secrets.items.size).toBe(2);
});

it('opens the documentation and the pages of a profile’s own Hub', async () => {
  await rig.core.handle.openDocsInBrowser(rig.id);
  await rig.core.handle.openDocsInBrowser(profileId('unknown'));
  await rig.core.handle.openHubPage(rig.id);
  await rig.core.handle.openHubPage(profileId('unknown'));
  expect(rig.browser.opened).toEqual(['https://hub.example/api/docs/', 'https://hub.example/']);
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
