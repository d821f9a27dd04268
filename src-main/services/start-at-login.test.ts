import { beforeEach, expect, it } from 'vitest';
import { unmanaged } from '../domain/managed.ts';
import { CoreRig } from '../testing/core-rig.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.restart();
});

const set = (startAtLogin: boolean) => rig.core.handle.changeSettings({ startAtLogin });
const isOn = () => rig.core.view().settings.startAtLogin;
const notices = () => rig.core.view().notices;
const folder = '/home/ana/.config/autostart';

it('has the system start Hubkey as the settings say', async () => {
  await set(true);
  await rig.core.handle.changeSettings({ theme: 'dark' });
  await set(false);
  expect(rig.loginItems.done).toEqual(['on', 'off']);
});

it('says where the system doesn’t take it, and sets it back', async () => {
  rig.loginItems.locked = folder;
  await set(true);
  expect(isOn()).toBe(false);
  expect(notices()).toEqual([{ kind: 'login-item-failed', start: true, folder }]);
  expect(rig.loginItems.done).toEqual([]);
});

it('stays on where the system doesn’t let the entry go, and says so until it does', async () => {
  await set(true);
  rig.loginItems.locked = folder;
  await set(false);
  expect(isOn()).toBe(true);
  expect(notices()).toEqual([{ kind: 'login-item-failed', start: false, folder }]);
  rig.loginItems.locked = null;
  await set(false);
  expect(isOn()).toBe(false);
  expect(notices()).toEqual([]);
});

it('renews its entry at each start where it is on', async () => {
  await rig.restart();
  expect(rig.loginItems.done).toEqual([]);
  await set(true);
  await rig.restart();
  expect(rig.loginItems.done).toEqual(['on', 'mended']);
});

it('says at a start that the entry can’t be renewed, and leaves it on', async () => {
  await set(true);
  rig.loginItems.locked = folder;
  await rig.restart();
  expect(isOn()).toBe(true);
  expect(notices()).toEqual([{ kind: 'login-item-failed', start: true, folder }]);
});

it('does at each start what the organisation decides, and says where it can’t', async () => {
  rig.managed = { managed: { ...unmanaged, settings: { startAtLogin: true } }, refused: null };
  await rig.restart();
  expect(rig.loginItems.done).toEqual(['on']);
  rig.loginItems.locked = folder;
  await rig.restart();
  expect(isOn()).toBe(true);
  expect(notices()).toEqual([{ kind: 'login-item-failed', start: true, folder }]);
});
