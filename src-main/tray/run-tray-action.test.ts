import { beforeEach, expect, it } from 'vitest';
import { CoreRig } from '../testing/core-rig.ts';
import { runTrayAction } from './run-tray-action.ts';
import type { TrayAction } from './tray-item.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

const run = (action: TrayAction) => runTrayAction(action, rig.core, () => undefined);
const screen = () => rig.core.view().screen;

it('opens Quick copy, and the window where Hubkey is locked', async () => {
  await run({ do: 'quick-copy' });
  expect([rig.palettesOpened, rig.windowsShown]).toEqual([1, 0]);
  await rig.core.handle.lock(null);
  await run({ do: 'quick-copy' });
  expect([rig.palettesOpened, rig.windowsShown]).toEqual([1, 1]);
});

it('opens settings, keys and the API docs of the profile', async () => {
  await run({ do: 'show-settings', profile: rig.id });
  expect(screen()).toMatchObject({ name: 'settings', dialog: null });
  await run({ do: 'show-keys', profile: rig.id });
  expect(screen()).toMatchObject({ name: 'keys', dialog: null });
  expect(rig.windowsShown).toBe(2);
  const credential = { kind: 'session' } as const;
  await run({ do: 'open-docs', profile: rig.id, credential });
  expect(rig.apiDocsOpened).toMatchObject([{ profile: rig.id, credential }]);
});

it('opens the dialog for a new key once, and not again with the next window', async () => {
  await run({ do: 'new-key', profile: rig.id });
  expect(screen()).toMatchObject({ name: 'keys', dialog: 'new-key' });
  const { number } = screen();
  rig.core.navigation.endDialog();
  expect(screen()).toMatchObject({ number, name: 'keys', dialog: null });
  await run({ do: 'new-key', profile: rig.id });
  await run({ do: 'show-health', profile: rig.id });
  expect(screen()).toMatchObject({ name: 'health', dialog: null });
});

it('copies for a profile that is not the current one, which stays current', async () => {
  await rig.signIn({ user: 'other' });
  const { current, profiles } = rig.core.view();
  const other = profiles.find(({ id }) => id !== current);
  if (!other) throw new Error('No other profile.');
  await run({ do: 'copy', request: rig.request({ profile: other.id }) });
  expect(rig.clipboard.text).toMatch(/^Authorization: Bearer /);
  expect(rig.core.view()).toMatchObject({ current, receipt: { what: 'header' } });
});
