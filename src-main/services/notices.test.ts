import { beforeEach, expect, it } from 'vitest';
import { CoreRig } from '../testing/core-rig.ts';

let rig: CoreRig;
beforeEach(() => {
  rig = new CoreRig();
});

const putAway = () => rig.core.view().putAway;

it('keeps the keychain’s notice away until the keychain fails in another way', async () => {
  rig.secrets.problem = 'locked';
  await rig.signIn();
  expect(rig.core.view().keychain).toBe('locked');
  await rig.core.handle.dismissNotice('keychain');
  await rig.core.handle.dismissNotice('keychain');
  expect(putAway()).toEqual(['keychain']);
  rig.secrets.problem = 'denied';
  await rig.core.handle.retryKeychain(null);
  expect(rig.core.view().keychain).toBe('denied');
  expect(putAway()).toEqual([]);
});

it('keeps the tray’s notice away until the desktop has tray icons again', async () => {
  rig.core.surroundings.tray('none');
  await rig.core.handle.dismissNotice('no-tray');
  rig.core.surroundings.tray('none');
  await rig.signIn();
  expect(putAway()).toEqual(['no-tray']);
  rig.core.surroundings.tray('shown');
  rig.core.surroundings.tray('none');
  expect(putAway()).toEqual([]);
});
