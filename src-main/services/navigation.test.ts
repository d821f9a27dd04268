import { beforeEach, expect, it, vi } from 'vitest';
import { readHubkeyLink } from '../domain/hubkey-link.ts';
import { noticeWords } from '../domain/words/notice-words.ts';
import { CoreRig } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';

let rig: CoreRig;
const mayTake = vi.fn<(profile: string) => Promise<boolean>>();
beforeEach(async () => {
  rig = new CoreRig();
  mayTake.mockReset().mockResolvedValue(false);
  await rig.signIn();
  await rig.signIn({ user: 'other' });
});

const open = (text: string) =>
  rig.core.navigation.openLink(readHubkeyLink(text) ?? 'unreadable', mayTake);
const current = () =>
  rig.core.view().profiles.find(({ id }) => id === rig.core.view().current)?.name;
const said = () => rig.core.view().notices.map((notice) => noticeWords(notice));

it('opens the window at what a link names, asking nothing and sending nothing', async () => {
  const sent = rig.hub.calls.length;
  await open('hubkey:settings/terminal');
  expect(rig.core.view().screen).toMatchObject({ name: 'settings', section: 'terminal' });
  await open('hubkey:HUB.EXAMPLE-2/keys');
  expect(rig.core.view().screen).toMatchObject({ name: 'keys', dialog: null });
  expect([rig.windowsShown, rig.hub.calls.length - sent, mayTake.mock.calls]).toEqual([2, 0, []]);
});

it('asks before it switches to another profile', async () => {
  await open('hubkey:hub.example/keys');
  expect(mayTake).toHaveBeenCalledWith('hub.example');
  expect([current(), rig.core.view().screen.name]).toEqual(['hub.example-2', 'copy']);
  mayTake.mockResolvedValue(true);
  await open('hubkey:hub.example/keys');
  expect([current(), rig.core.view().screen.name]).toEqual(['hub.example', 'keys']);
});

it('asks one question at a time, and heeds no answer once Hubkey is locked', async () => {
  let answer: (yes: boolean) => void = () => undefined;
  mayTake.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  const asked = open('hubkey:hub.example');
  await open('hubkey:hub.example/health');
  expect(mayTake).toHaveBeenCalledOnce();
  rig.core.lock.lock('person');
  answer(true);
  await asked;
  await settled();
  expect(current()).toBe('hub.example-2');
});

it('says what is wrong with a link, until it is read or a good one comes', async () => {
  await open('hubkey:hub.example/sign-in');
  expect(said()).toEqual([expect.stringMatching(/^Hubkey can’t open that link\. /)]);
  await open('hubkey:nobody');
  expect(said()).toEqual([expect.stringMatching(/^That link is for a profile that isn’t in/)]);
  await rig.core.handle.dismissNotice('bad-link');
  expect(said()).toEqual([]);
  await open('hubkey:nobody');
  await open('hubkey:');
  expect(said()).toEqual([]);
});
