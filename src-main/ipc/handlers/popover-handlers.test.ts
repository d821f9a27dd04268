import { beforeEach, expect, it } from 'vitest';
import { CoreRig } from '../../testing/core-rig.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
  rig.popoverOpen = true;
});

it('copies as the tray does, and stays open with the receipt', async () => {
  expect((await rig.core.handle.copyInPopover(rig.request())).ok).toBe(true);
  expect(rig.core.view().receipt).toMatchObject({ what: 'header' });
  const { entries } = await rig.core.handle.activity({ search: '' });
  expect(entries[0]?.activity).toMatchObject({ kind: 'copied', by: 'tray' });
  expect(rig.popoverOpen).toBe(true);
});

it('leaves it for the sign-in that a copy needs', async () => {
  await rig.core.handle.signOut(rig.id);
  await rig.core.handle.copyInPopover(rig.request());
  expect([rig.popoverOpen, rig.windowsShown]).toEqual([false, 1]);
});

it('stays open to say why a copy was not made, which is told elsewhere once it is closed', async () => {
  rig.clipboard.broken = true;
  await rig.core.handle.copyInPopover(rig.request());
  expect([rig.popoverOpen, rig.core.view().notices]).toEqual([true, []]);
  const copying = rig.core.handle.copyInPopover(rig.request());
  rig.popoverOpen = false;
  await copying;
  expect(rig.core.view().notices).toMatchObject([{ kind: 'copy-failed' }]);
});

it('opens Health and sign-in in the window in its place', async () => {
  await rig.core.handle.quickDeed({ do: 'screen', screen: 'health', profile: rig.id });
  expect([rig.popoverOpen, rig.windowsShown]).toEqual([false, 1]);
  rig.popoverOpen = true;
  await rig.core.handle.quickDeed({ do: 'sign-in', profile: rig.id });
  expect([rig.popoverOpen, rig.core.view().screen.name]).toEqual([false, 'sign-in']);
});

it('is as high as its content, and gives way to the window', async () => {
  await rig.core.handle.fitPopover(412);
  expect(rig.popoverHeight).toBe(412);
  await rig.core.handle.openWindow(null);
  expect([rig.popoverOpen, rig.windowsShown]).toEqual([false, 1]);
});

it('closes when Hubkey locks', async () => {
  await rig.core.handle.lock(null);
  expect(rig.popoverOpen).toBe(false);
});
