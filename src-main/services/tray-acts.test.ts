import { beforeEach, expect, it } from 'vitest';
import { noticeWords } from '../domain/words/notice-words.ts';
import { CoreRig } from '../testing/core-rig.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

const shown = () => rig.notifier.shown.map(({ title, body }) => `${title}: ${body}`);
const unreachable = { kind: 'unreachable', reason: 'timeout' } as const;

it('a copy that fails is told by a notification, and in the window', async () => {
  rig.clipboard.broken = true;
  await rig.core.tray.copy(rig.request());
  expect(shown()).toEqual([expect.stringMatching(/^Nothing to paste: The clipboard rejected/)]);
  expect(rig.core.view().notices.map((notice) => noticeWords(notice))).toEqual([
    expect.stringMatching(/^The clipboard rejected/),
  ]);
  expect(rig.windowsShown).toBe(0);
});

it.each(['turned off', 'absent'])('the window opens where notifications are %s', async (how) => {
  if (how === 'absent') rig.notifier.absent = true;
  else await rig.core.handle.changeSettings({ notifications: false });
  rig.clipboard.broken = true;
  await rig.core.tray.copy(rig.request());
  expect(rig.windowsShown).toBe(1);
});

it('a copy that needs the password opens sign-in and no notification besides', async () => {
  await rig.core.handle.signOut(rig.id);
  await rig.core.tray.copy(rig.request());
  expect([rig.windowsShown, shown()]).toEqual([1, []]);
});

it('a copy that waits for the keychain says so', async () => {
  rig.secrets.problem = 'locked';
  await rig.restart();
  await rig.core.tray.copy(rig.request());
  expect(shown()).toEqual([
    'The copy is waiting for the keychain: Waiting for the keychain. Unlock it, and the copy completes by itself.',
  ]);
});

it('a refresh that fails says why, and one that works nothing', async () => {
  await rig.core.tray.refresh(rig.id);
  expect(shown()).toEqual([]);
  rig.hub.problem = unreachable;
  await rig.core.tray.refresh(rig.id);
  expect(shown()).toEqual([expect.stringMatching(/^hub\.example couldn’t be refreshed: .+/)]);
});

it('a sign-out that the keychain does not hear of says so', async () => {
  rig.secrets.problem = 'locked';
  await rig.core.tray.signOut(rig.id);
  expect(rig.session.state).toBe('signed-out');
  expect(shown()).toEqual([
    expect.stringMatching(/^Signed out of hub\.example: The session is still in the keychain/),
  ]);
});

it('a copy of the palette is told of where the palette has closed meanwhile', async () => {
  rig.clipboard.broken = true;
  await rig.core.handle.copyQuick(rig.request());
  expect(shown()).toEqual([]);
  const copying = rig.core.handle.copyQuick(rig.request());
  rig.paletteOpen = false;
  await copying;
  expect(shown()).toHaveLength(1);
});
