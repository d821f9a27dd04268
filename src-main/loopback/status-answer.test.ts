import { beforeEach, expect, it } from 'vitest';
import { CoreRig } from '../testing/core-rig.ts';
import { statusText } from './status-answer.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

const status = () => JSON.parse(statusText(rig.core.view())) as unknown;
const iso = (ms: number) => new Date(rig.clock.now() + ms).toISOString();

it('has exactly these fields', async () => {
  await rig.saveKey('ci', 'abc.def');
  expect(status()).toEqual({
    version: 1,
    current: 'hub.example',
    keychain: 'working',
    locked: false,
    profiles: [
      {
        name: 'hub.example',
        hub: 'https://hub.example',
        user: 'pixit',
        session: {
          state: 'active',
          accessFrom: iso(0),
          accessUntil: iso(3_600_000),
          refreshFrom: iso(0),
          refreshUntil: iso(86_400_000),
        },
        keys: [{ name: 'ci', id: null, addedAt: iso(0), provedAt: iso(0) }],
        health: null,
        keychain: 'working',
      },
    ],
  });
});

it('says of a profile whose session is in a locked keychain that it waits', async () => {
  rig.secrets.problem = 'locked';
  await rig.restart();
  expect(status()).toMatchObject({
    keychain: 'locked',
    profiles: [{ session: { state: 'waiting-for-keychain' }, keychain: 'waiting' }],
  });
});
